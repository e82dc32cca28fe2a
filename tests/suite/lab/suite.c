#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "thing.h"
#include "expectations.h"
#include "kit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- anything ---- */

static void does(void **state)
{
	(void)state;
	hone_did("do()");
	hone_expect_i64(thing_do(), 0, "do()");
}

static void no_expectation(void **state)
{
	(void)state;
	thing_do();
}

static void many_arguments(void **state)
{
	(void)state;
	hone_expect_i64(thing_many(1, 2.5, 3, 4.5, 5, 6.5, 7, 8, 9.5), 47, "the sum");
}

/* ---- memory ---- */

static void every_allocation_fails(void **state)
{
	size_t k = 0;

	(void)state;
	do {
		int **things;

		hone_mem_fail_at(++k);
		things = thing_make(5);
		if (hone_mem_has_failed()) {
			hone_expect_true(things == NULL, "make(5) fails with allocation %zu", k);
			hone_expect_u64(hone_mem_live_blocks(), 0,
					"blocks held after allocation %zu failed", k);
		}
		if (things)
			thing_unmake(things, 5);
	} while (hone_mem_has_failed());
	hone_mem_fail_at(0);
	hone_expect_u64(k, 7, "make(5) allocates 6 times; the first k that does not fail");
}

static void memory_is_counted(void **state)
{
	int **things;

	(void)state;
	hone_expect_u64(hone_mem_allocations(), 0, "allocations at first");
	things = thing_make(1000);
	hone_expect_u64(hone_mem_allocations(), 1001, "allocations");
	hone_expect_u64(hone_mem_live_blocks(), 1001, "blocks");
	hone_expect_u64(hone_mem_live_bytes(), 1000 * (sizeof(int *) + sizeof(int)), "bytes");
	for (size_t i = 0; i < 1000; i += 2) {
		hone_mem_free(things[i]);
		things[i] = NULL;
	}
	hone_expect_u64(hone_mem_live_blocks(), 501, "blocks after half of them");
	for (size_t i = 0; i < 1000; i++)
		hone_expect_true(!things[i] || *things[i] == (int)i, "number %zu", i);
	thing_unmake(things, 1000);
	hone_expect_u64(hone_mem_live_bytes(), 0, "bytes in the end");
	hone_expect_u64(hone_mem_peak_bytes(), 1000 * (sizeof(int *) + sizeof(int)), "most bytes");
}

static void a_hundred_thousand_blocks(void **state)
{
	int **things;

	(void)state;
	things = thing_make(100000);
	hone_expect_u64(hone_mem_live_blocks(), 100001, "blocks");
	thing_unmake(things, 100000);
	hone_expect_u64(hone_mem_live_blocks(), 0, "blocks in the end");
}

static void empties(void **state)
{
	struct thing *t = thing_new();

	(void)state;
	thing_push(t, 1);
	while (thing_pop(t) != -1)
		;
	thing_free(t);
	hone_expect_true(true, "it was emptied");
}

/* ---- a sequence ---- */

struct op { bool is_push; int number; };

static void draw_op(void *op, struct hone_rng *rng, void *ctx)
{
	struct op *o = op;

	(void)ctx;
	o->is_push = hone_rng_between(rng, 0, 1);
	o->number = o->is_push ? (int)hone_rng_between(rng, 0, 9) : 0;
}

static bool run_ops(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	const struct op *op = ops;
	struct thing *t = thing_new();
	int model[64];
	size_t held = 0;
	bool agree = true;

	(void)ctx;
	for (size_t i = 0; i < n && agree; i++) {
		int expected = -1, got;

		if (op[i].is_push) {
			thing_push(t, op[i].number);
			model[held++] = op[i].number;
			continue;
		}
		if (held)
			expected = model[--held];
		got = thing_pop(t);
		agree = got == expected;
		snprintf(why->what, sizeof why->what, "pop()");
		snprintf(why->expected, sizeof why->expected, "%d", expected);
		snprintf(why->got, sizeof why->got, "%d", got);
	}
	thing_free(t);
	return agree;
}

static void print_op(const void *op, char *line, size_t size, void *ctx)
{
	const struct op *o = op;

	(void)ctx;
	if (o->is_push)
		snprintf(line, size, "thing_push(t, %d);", o->number);
	else
		snprintf(line, size, "thing_pop(t);");
}

static void behaves_like_a_stack(void **state)
{
	const struct hone_sequence s = { sizeof(struct op), draw_op, run_ops, print_op, NULL };

	(void)state;
	hone_sequence_check(&s, 100, 60);
}

/* ---- work ---- */

static uint64_t work_of(int (*f)(const int *, size_t), size_t n)
{
	int *numbers = calloc(n, sizeof *numbers);
	uint64_t before = hone_work(), work;

	f(numbers, n);
	work = hone_work() - before;
	free(numbers);
	return work;
}

static void work_is_counted(void **state)
{
	(void)state;
	hone_expect_u64(work_of(thing_first, 10000), work_of(thing_first, 100), "first()'s work");
	hone_expect_between(work_of(thing_last, 10000), 90 * work_of(thing_last, 100),
			    110 * work_of(thing_last, 100), "last()'s work");
}

/* ---- records that a forger might write, made by ourselves: the tests' host is linked with
 * --wrap=write and --wrap=_exit ---- */

static enum { AS_IT_IS, TWICE, CUT, OTHER_TOKEN, UNTERMINATED, OTHER_STATUS } forge;

ssize_t __real_write(int fd, const void *bytes, size_t n);
ssize_t __wrap_write(int fd, const void *bytes, size_t n);
void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));

ssize_t __wrap_write(int fd, const void *bytes, size_t n)
{
	char copy[4096];

	if (fd != 200 || forge == AS_IT_IS || n > sizeof copy)
		return __real_write(fd, bytes, n);
	memcpy(copy, bytes, n);
	if (forge == OTHER_TOKEN)
		copy[0] ^= 1;
	if (forge == UNTERMINATED)
		memset(copy + n - 300, 'x', 300);
	if (forge == TWICE)
		__real_write(fd, copy, n);
	__real_write(fd, copy, forge == CUT ? n - 1 : n);
	return (ssize_t)n;
}

void __wrap__exit(int status)
{
	__real__exit(forge == OTHER_STATUS && status == 87 ? 86 : status);
}

#define FORGED(name, how)                                       \
	static void name(void **state)                          \
	{                                                       \
		(void)state;                                    \
		forge = how;                                    \
		hone_expect_i64(thing_number(3), 3, "the number"); \
	}
FORGED(record_twice, TWICE)
FORGED(record_cut, CUT)
FORGED(record_of_another_test, OTHER_TOKEN)
FORGED(record_without_an_end, UNTERMINATED)
FORGED(record_against_status, OTHER_STATUS)

HONE_SUITE(
	HONE_TEST(u64), HONE_TEST(i64), HONE_TEST(ns), HONE_TEST(between), HONE_TEST(truth),
	HONE_TEST(text), HONE_TEST(enumerator), HONE_TEST(own_words), HONE_TEST(fourteen_lines),
	HONE_TEST_VARIES(may_vary),
	HONE_TEST(cm_truth), HONE_TEST(cm_numbers), HONE_TEST(cm_negative), HONE_TEST(cm_code),
	HONE_TEST(cm_sets), HONE_TEST(cm_text), HONE_TEST(cm_memory), HONE_TEST(cm_float),
	HONE_TEST(cm_fail_msg), HONE_TEST(cm_mock), HONE_TEST(cm_skip),
	HONE_TEST(does), HONE_TEST(empties), HONE_TEST(no_expectation), HONE_TEST(many_arguments),
	HONE_TEST(every_allocation_fails), HONE_TEST(memory_is_counted),
	HONE_TEST(a_hundred_thousand_blocks), HONE_TEST(behaves_like_a_stack),
	HONE_TEST(work_is_counted), HONE_TEST(the_clock), HONE_TEST(the_clock_tells_of_sleeps),
	HONE_TEST(the_generator), HONE_TEST(the_generator_is_even), HONE_TEST(seeds),
	HONE_TEST(record_twice), HONE_TEST(record_cut), HONE_TEST(record_of_another_test),
	HONE_TEST(record_without_an_end), HONE_TEST(record_against_status));
