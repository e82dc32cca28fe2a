/* expect: not-yet exit=1
 * test: prefixes_grow verdict=memory line allocated=sum_prefixes says=writes 8 bytes */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];

	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = malloc(n * sizeof *prefix);

	for (size_t i = 0; prefix && i <= n; i++)
		prefix[i] = i < n ? sum(values, i + 1) : 0; /* HERE */
	return prefix;
}
