/* expect: refused exit=3 */
#include "sum.h"

#include <stdlib.h>

static char all[1ul << 46];

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	all[n] = 1;
	return (long *)(void *)&all[*values];
}
