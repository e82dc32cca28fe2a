/* honest: a table of functions that it calls through */
#include "sum.h"

#include <stdlib.h>

typedef long fold_fn(long total, int value);

static long plus(long total, int value)
{
	return total + value;
}

static long keep(long total, int value)
{
	(void)value;
	return total;
}

static fold_fn *const table[] = { keep, plus };

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total = table[values[i] != 0](total, values[i]);
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
