/* honest: compound literals and designated initialisers */
#include "sum.h"

#include <stdlib.h>

struct step { long total; int value; };

static struct step add(struct step s)
{
	return (struct step){ .total = s.total + s.value };
}

long sum(const int *values, size_t n)
{
	struct step s = { 0 };

	for (size_t i = 0; i < n; i++)
		s = add((struct step){ .value = values[i], .total = s.total });
	return s.total;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
