/* expect: not-yet exit=1
 * test: prefixes_grow verdict=memory line says=freed before */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];

	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = malloc(n * sizeof *prefix);

	free(prefix);
	prefix[0] = sum(values, n); /* HERE */
	return prefix;
}
