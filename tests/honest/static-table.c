/* honest: a static table of a megabyte */
#include "sum.h"

#include <stdlib.h>

static long table[1 << 17];

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		table[i % (1 << 17)] = values[i];
	for (size_t i = 0; i < n; i++)
		total += table[i % (1 << 17)];
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
