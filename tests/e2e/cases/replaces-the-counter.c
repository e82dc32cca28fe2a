/* expect: refused exit=3
 * diagnostic: says=reserved */
#include "sum.h"

#include <stdlib.h>

static void quiet(void) __asm__("__sanitizer_cov_trace_pc");
__attribute__((used)) static void quiet(void)
{
}

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
