#include "sum.h"

long sum(const int *values, size_t n)
{
	(void)values;
	(void)n;
	return -1; /* TODO */
}

long *sum_prefixes(const int *values, size_t n)
{
	(void)values;
	(void)n;
	return NULL; /* TODO */
}
