/* honest: recursion to the depth of the input */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	return n ? values[0] + sum(values + 1, n - 1) : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
