/* honest: names that the harness uses, too */
#include "sum.h"

#include <stdlib.h>

static long record, token, pass, page, hone, attack, listener, tripwire;

static long test_main(const int *values, size_t n)
{
	record = token = pass = page = hone = attack = listener = tripwire = 0;
	for (size_t i = 0; i < n; i++)
		record += values[i];
	return record + token + pass + page + hone + attack + listener + tripwire;
}

long sum(const int *values, size_t n)
{
	return test_main(values, n);
}

long *sum_prefixes(const int *values, size_t n)
{
	long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL;
	long so_far = 0;

	for (size_t i = 0; prefixes && i < n; i++)
		prefixes[i] = so_far += values[i];
	return prefixes;
}
