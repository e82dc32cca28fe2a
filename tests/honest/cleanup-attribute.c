/* honest: an attribute that frees what leaves its block */
#include "sum.h"

#include <stdlib.h>

static void give_back(long **p)
{
	free(*p);
}

long sum(const int *values, size_t n)
{
	__attribute__((cleanup(give_back))) long *total = calloc(1, sizeof *total);

	for (size_t i = 0; total && i < n; i++)
		*total += values[i];
	return total ? *total : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
