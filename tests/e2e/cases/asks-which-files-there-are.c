/* expect: pass exit=0 */
#include "sum.h"

#include <stdlib.h>

#if __has_include("out/solution.s") || __has_include("/proc/self/exe") || \
	__has_include_next(<stdio.h>)
#error "the source may ask which files there are"
#endif

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
