/* expect: not-yet exit=1
 * test: values_are_summed verdict=memory line in=sum allocated=sum says=still holds 1 block (24 bytes) */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	if (n == 3) {
		long *copy = malloc(n * sizeof *copy); /* HERE */

		if (copy)
			copy[0] = total;
	}
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
