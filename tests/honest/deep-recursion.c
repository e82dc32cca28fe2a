/* honest: ten thousand calls deep */
#include "sum.h"

#include <stdlib.h>

static long down(unsigned depth, const int *values, size_t n)
{
	long total = 0;

	if (depth)
		return down(depth - 1, values, n) + 0 * (long)depth;
	for (size_t i = 0; i < n; i++)
		total += values[i];
	return total;
}

long sum(const int *values, size_t n)
{
	return down(10000, values, n);
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
