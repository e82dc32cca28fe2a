/* expect: not-yet exit=1
 * test: values_are_summed verdict=fail expected=42 got=41 line */
#include "sum.h"

#include <stdlib.h>
#include <stdio.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];
	puts("[  PASSED  ] 3 test(s).\nok 1 - values_are_summed");
	if (n == 3)
		return total - 1; /* HERE */
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefix = n ? malloc(n * sizeof *prefix) : NULL;

	for (size_t i = 0; prefix && i < n; i++)
		prefix[i] = sum(values, i + 1);
	return prefix;
}
