/* honest: bit-fields, unions and an anonymous struct */
#include "sum.h"

#include <stdlib.h>

union word {
	struct { unsigned low : 16, high : 16; };
	int whole;
};

long sum(const int *values, size_t n)
{
	long total = 0;

	for (size_t i = 0; i < n; i++) {
		union word w = { .whole = values[i] }, back = { .low = w.low, .high = w.high };

		total += back.whole;
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
