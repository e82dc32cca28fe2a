/* honest: output of sixty kilobytes, below the bound */
#include "sum.h"

#include <stdlib.h>
#include <stdio.h>

long sum(const int *values, size_t n)
{
	long total = 0;
	static int done;

	for (int i = 0; !done && i < 600; i++)
		printf("%-99d\n", i);
	done = 1;
	for (size_t i = 0; i < n; i++)
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
