/* honest: qsort and bsearch with a function of its own */
#include "sum.h"

#include <stdlib.h>
#include <string.h>

static int ascending(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

long sum(const int *values, size_t n)
{
	int *copy = malloc((n + 1) * sizeof *copy);
	long total = 0;

	if (!copy)
		return 0;
	if (n)
		memcpy(copy, values, n * sizeof *copy);
	qsort(copy, n, sizeof *copy, ascending);
	for (size_t i = 0; i < n; i++)
		total += bsearch(&copy[i], copy, n, sizeof *copy, ascending) ? copy[i] : 0;
	free(copy);
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
