/* honest: comments and strings in UTF-8, and names with letters beyond ASCII */
#include "sum.h"

#include <stdlib.h>
#include <stdio.h>

/* Σ größer als früher: 合計 */
static const char *const word = "Ωμέγα — 合計";

long sum(const int *values, size_t n)
{
	long größe = 0;

	for (size_t i = 0; i < n; i++)
		größe += values[i];
	fprintf(stderr, "%s\n", word);
	return größe;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
