/* expect: not-yet exit=1
 * test: values_are_summed verdict=timeout line to in=add_up says=still computing
 * test: values_are_summed verdict=timeout sites=called from 25 sum
 * test: nothing_sums_to_zero verdict=pass */
#include "sum.h"

#include <stdlib.h>

static long add_up(const int *values, size_t n)
{
	volatile long total = 0;
	size_t i = 0;

	while (i < n) { /* HERE */
		total += values[i];
		if (total == 7) /* LAST */
			i++;
	}
	return total;
}

long sum(const int *values, size_t n)
{
	long (*volatile add)(const int *, size_t) = add_up;
	return n == 3 ? add(values, n) : 0;
}

long *sum_prefixes(const int *values, size_t n)
{
	return n || values ? NULL : NULL;
}
