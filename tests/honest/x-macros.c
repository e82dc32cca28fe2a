/* honest: functions and tables made by macros */
#include "sum.h"

#include <stdlib.h>

#define STEPS(X) X(one, 1) X(two, 2) X(three, 3)
#define AS_ENUM(name, n) STEP_##name = n,
enum { STEPS(AS_ENUM) };
#define AS_FUNCTION(name, n) \
	static long add_##name(const int *v) { long t = 0; for (int i = 0; i < n; i++) t += v[i]; return t; }
STEPS(AS_FUNCTION)

long sum(const int *values, size_t n)
{
	long total = 0;

	for (; n >= STEP_three; n -= 3, values += 3)
		total += add_three(values);
	return total + (n == STEP_two ? add_two(values) : n == STEP_one ? add_one(values) : 0);
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
