/* expect: not-yet exit=1
 * test: prefixes_grow verdict=memory line in=sum_prefixes allocated=copied freed=sum_prefixes says=second time */
#include "sum.h"

#include <stdlib.h>
#include <string.h>

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++)
		total += values[i];

	return total;
}

static char *copied(size_t n)
{
	return strdup(n == 3 ? "three" : "others");
}

long *sum_prefixes(const int *values, size_t n)
{
	char *prefix = copied(n);

	(void)values;
	free(prefix);
	free(prefix); /* HERE */
	return NULL;
}
