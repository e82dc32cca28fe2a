/* honest: an arena of its own on top of malloc */
#include "sum.h"

#include <stdlib.h>

struct arena { char *at, *end; };

static void *take(struct arena *a, size_t n)
{
	char *block = a->at;

	n = (n + 15) & ~(size_t)15;
	if ((size_t)(a->end - a->at) < n)
		return NULL;
	a->at += n;
	return block;
}

long sum(const int *values, size_t n)
{
	char *memory = malloc(4096);
	struct arena a = { memory, memory ? memory + 4096 : NULL };
	long *total = memory ? take(&a, sizeof *total) : NULL, result = 0;

	if (total) {
		*total = 0;
		for (size_t i = 0; i < n; i++)
			*total += values[i];
		result = *total;
	}
	free(memory);
	return result;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
