/* honest: goto, to one place where everything is given back */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long *a = NULL, *b = NULL, total = 0;

	a = malloc(sizeof *a);
	if (!a)
		goto out;
	b = malloc(sizeof *b);
	if (!b)
		goto out;
	*a = *b = 0;
	for (size_t i = 0; i < n; i++)
		*(i & 1 ? a : b) += values[i];
	total = *a + *b;
out:
	free(b);
	free(a);
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
