/* honest: labels as values, as interpreters are written */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	static const void *const next[] = { &&end, &&add };
	long total = 0;

	goto *next[n > 0];
add:
	total += *values++;
	n--;
	goto *next[n > 0];
end:
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
