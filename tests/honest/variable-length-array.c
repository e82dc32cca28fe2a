/* honest: an array whose length is known when it runs */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	size_t length = n < 1000 ? n + 1 : 1001;
	long copy[length];
	long total = 0;

	for (size_t i = 0; i < n; i++) {
		copy[i % length] = values[i];
		total += copy[i % length];
	}
	return total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
