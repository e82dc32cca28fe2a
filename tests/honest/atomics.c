/* honest: atomic operations, built in and of the standard */
#include "sum.h"

#include <stdlib.h>
#include <stdatomic.h>

long sum(const int *values, size_t n)
{
	_Atomic long total = 0;
	long other = 0;

	for (size_t i = 0; i < n; i++) {
		atomic_fetch_add(&total, values[i]);
		__atomic_fetch_add(&other, 1, __ATOMIC_RELAXED);
	}
	return other == (long)n ? total : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
