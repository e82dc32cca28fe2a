/* honest: expressions with statements in them, and typeof */
#include "sum.h"

#include <stdlib.h>

#define MAX(a, b) ({ __typeof__(a) a_ = (a); __typeof__(b) b_ = (b); a_ > b_ ? a_ : b_; })

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < MAX(n, (size_t)0); i++)
		total += values[i];
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
