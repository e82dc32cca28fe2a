/* expect: refused exit=3
 * diagnostic: line says=switches off checks */
#include "sum.h"

#include <stdlib.h>

__attribute__((no_sanitize("address"))) /* HERE */

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
