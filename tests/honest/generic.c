/* honest: _Generic, _Static_assert and _Alignof */
#include "sum.h"

#include <stdlib.h>

#define ZERO(x) _Generic((x), int: 0, long: 0L, default: 0)
_Static_assert(sizeof(long) >= sizeof(int), "a sum holds more than a value");
_Static_assert(_Alignof(long) > 0, "and stands somewhere");

long sum(const int *values, size_t n)
{
	long total = ZERO(total);

	for (size_t i = 0; i < n; i++)
		total += values[i];
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
