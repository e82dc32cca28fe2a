/* expect: refused exit=3
 * diagnostic: line says=register */
#include "sum.h"

#include <stdlib.h>

register long kept __asm__("r12"); /* HERE */

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	total += kept - kept;
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
