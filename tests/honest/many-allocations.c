/* honest: a block for each value */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++) {
		int *copy = malloc(sizeof *copy);

		if (!copy)
			return 0;
		*copy = values[i];
		total += *copy;
		free(copy);
	}
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
