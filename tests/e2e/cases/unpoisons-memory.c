/* expect: refused exit=3
 * diagnostic: line says=belongs to the tools */
#include "sum.h"

#include <stdlib.h>

void __asan_unpoison_stack_memory(unsigned long at, unsigned long n); /* HERE */

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	__asan_unpoison_stack_memory((unsigned long)&total - 64, 256);
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
