/* honest: a main() of its own, taken out */
#include "sum.h"

#include <stdlib.h>

long sum(const int *values, size_t n)
{
	long total = 0;

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

#if 0
int main(void)
{
	return sum(NULL, 0);
}
#endif
