/* honest: fractions on the way */
#include "sum.h"

#include <stdlib.h>
#include <math.h>

long sum(const int *values, size_t n)
{
	long double total = 0;

	for (size_t i = 0; i < n; i++)
		total += sqrtl((long double)values[i] * values[i]) * (values[i] < 0 ? -1 : 1);
	return lrint((double)total);
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
