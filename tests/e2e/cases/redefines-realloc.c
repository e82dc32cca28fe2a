/* expect: refused exit=3
 * diagnostic: says=reserved */
#include "sum.h"

#include <stdlib.h>

static char pool[4096];

void *realloc(void *block, size_t size)
{
	(void)block;
	(void)size;
	return pool;
}

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
