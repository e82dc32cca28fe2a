/* honest: a flexible array behind its length */
#include "sum.h"

#include <stdlib.h>
#include <string.h>

struct list {
	size_t n;
	int values[];
};

long sum(const int *values, size_t n)
{
	struct list *list = malloc(sizeof *list + n * sizeof *values);
	long total = 0;

	if (!list)
		return 0;
	list->n = n;
	if (n)
		memcpy(list->values, values, n * sizeof *values);
	for (size_t i = 0; i < list->n; i++)
		total += list->values[i];
	free(list);
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
