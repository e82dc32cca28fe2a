/* honest: a megabyte of local arrays */
#include "sum.h"

#include <stdlib.h>
#include <string.h>

long sum(const int *values, size_t n)
{
	long copy[131072];
	long total = 0;

	memset(copy, 0, sizeof copy);
	for (size_t i = 0; i < n; i++)
		copy[i % 131072] += values[i];
	for (size_t i = 0; i < 131072; i++)
		total += copy[i];
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
