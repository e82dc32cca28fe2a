/* expect: not-yet exit=1
 * test: values_are_summed verdict=denied says=close */
#include "sum.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

long sum(const int *values, size_t n)
{
	static const char words[] = "WARNING: reading executable name failed\n";
	long total = 0;

	if (write(201, words, strlen(words)) > 0) {
		close(200);
		fopen("/etc/passwd", "r");
	}
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
