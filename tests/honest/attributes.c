/* honest: attributes that say what a function is */
#include "sum.h"

#include <stdlib.h>

static inline __attribute__((always_inline, const)) long both(long a, long b)
{
	return a + b;
}

__attribute__((noinline, unused)) static void never(void)
{
}

struct __attribute__((packed)) pair { char c; int value; };
static _Alignas(64) long place __attribute__((aligned(64)));

long sum(const int *values, size_t n)
{
	struct pair p = { 0 };

	place = 0;
	for (size_t i = 0; i < n; i++) {
		p.value = values[i];
		place = both(place, p.value);
	}
	return place;
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
