/* sum.h: sums of whole numbers. */
#ifndef SUM_H
#define SUM_H

#include <stddef.h>

/* The sum of the n values; 0 for none. */
long sum(const int *values, size_t n);

/* A new array whose element i is the sum of the first i + 1 values, for the caller to free. NULL
 * if memory is short or n is 0. */
long *sum_prefixes(const int *values, size_t n);

#endif
