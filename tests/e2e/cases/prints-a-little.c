/* expect: pass exit=0
 * test: values_are_summed verdict=pass output=total is 42 */
#include "sum.h"

#include <stdlib.h>
#include <stdio.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	printf("total is %ld\n", total);
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
