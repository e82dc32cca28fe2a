/* honest: functions that are called as some of libc */
#include "sum.h"

#include <stdlib.h>

static int remove(const char *what)
{
	return what != NULL;
}

static long read(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	return total;
}

long sum(const int *values, size_t n)
{
	return remove("x") ? read(values, n) : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
