/* expect: not-yet exit=1
 * test: values_are_summed verdict=crash says=more stack
 * test: values_are_summed verdict=crash means=call */
#include "sum.h"

#include <stdlib.h>

static long odd(const int *values, size_t n);

__attribute__((noinline)) static long even(const int *values, size_t n)
{
	long room[8] = { values[0], (long)n };

	return odd(values, n + 1) + room[n % 8];
}

__attribute__((noinline)) static long odd(const int *values, size_t n)
{
	long room[8] = { values[0], (long)n };

	return even(values, n + 1) + room[n % 8];
}

long sum(const int *values, size_t n)
{
	return n == 3 ? even(values, n) : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	return values && n ? NULL : NULL;
}
