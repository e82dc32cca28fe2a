/* expect: not-yet exit=1
 * test: prefixes_grow verdict=memory line in=sum_prefixes allocated=grown freed=give_back says=freed before */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];

	return total;
}

static long *grown(size_t n)
{
	long *prefix = malloc(1);

	return realloc(prefix, n * sizeof *prefix);
}

static void give_back(long *prefix)
{
	free(prefix);
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = grown(n);

	give_back(prefix);
	prefix[0] = sum(values, n); /* HERE */
	return prefix;
}
