/* honest: a switch that becomes a table of jumps */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		switch (i % 8) {
		case 0:
			total += values[i];
			break;
		case 1:
			total += values[i];
			break;
		case 2:
			total += values[i];
			break;
		case 3:
			total += values[i];
			break;
		case 4:
			total += values[i];
			break;
		case 5:
			total += values[i];
			break;
		case 6:
			total += values[i];
			break;
		case 7:
			total += values[i];
			break;
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
