#include <hone/mem.h>
#include <hone/suite.h>

#include "sum.h"

#include <stdlib.h>

/* "0 for none" */
static void nothing_sums_to_zero(void **state)
{
	int value = 7;

	(void)state;
	hone_did("sum of no values");
	hone_expect_i64(sum(&value, 0), 0, "the sum of no values");
}

/* "The sum of the n values" */
static void values_are_summed(void **state)
{
	static const int values[] = { 3, -1, 40 };

	(void)state;
	hone_did("sum of 3, -1, 40");
	hone_expect_i64(sum(values, 3), 42, "the sum of 3, -1 and 40");
}

/* "element i is the sum of the first i + 1 values" */
static void prefixes_grow(void **state)
{
	static const int values[] = { 1, 2, 3 };
	long *prefix;

	(void)state;
	hone_did("sum_prefixes of 1, 2, 3");
	prefix = sum_prefixes(values, 3);
	hone_expect_true(prefix != NULL, "there is an array");
	hone_expect_i64(prefix[0], 1, "prefix sum 0");
	hone_expect_i64(prefix[1], 3, "prefix sum 1");
	hone_expect_i64(prefix[2], 6, "prefix sum 2");
	hone_mem_free(prefix);
}

HONE_SUITE(
	HONE_TEST(nothing_sums_to_zero),
	HONE_TEST(values_are_summed),
	HONE_TEST(prefixes_grow));
