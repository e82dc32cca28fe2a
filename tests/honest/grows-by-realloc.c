/* honest: realloc, step by step */
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
	long *prefixes = NULL, total = 0;

	for (size_t i = 0; i < n; i++) {
		long *larger = realloc(prefixes, (i + 1) * sizeof *larger);

		if (!larger) {
			free(prefixes);
			return NULL;
		}
		prefixes = larger;
		prefixes[i] = total += values[i];
	}
	return prefixes;
}
