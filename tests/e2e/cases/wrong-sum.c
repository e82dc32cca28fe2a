/* expect: not-yet exit=1
 * test: values_are_summed verdict=fail expected=42 got=43 line says=the sum of 3, -1 and 40
 * test: nothing_sums_to_zero verdict=pass */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	if (n == 3)
		return total + 1; /* HERE */
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
