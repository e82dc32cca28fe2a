#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "thing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- expectations: one test a kind, each with one number of the solution's ---- */

static void u64(void **state)
{
	(void)state;
	hone_expect_u64((uint64_t)thing_number(7), 7, "the number %d", 7);
}

static void i64(void **state)
{
	(void)state;
	hone_expect_i64(thing_number(-7), -7, "the number");
}

static void ns(void **state)
{
	(void)state;
	hone_did("wait(%d)", 1);
	hone_expect_ns((uint64_t)thing_number(1500000000), 1500000000, "the wait");
	hone_expect_ns(0, 0, "no wait");
}

static void between(void **state)
{
	(void)state;
	hone_expect_between((uint64_t)thing_number(10), 10, 20, "the low end");
	hone_expect_between((uint64_t)thing_number(20), 10, 20, "the high end");
}

static void truth(void **state)
{
	(void)state;
	hone_expect_true(thing_number(1) == 1, "it is one");
	hone_expect_false(thing_number(1) == 2, "it is two");
}

static void text(void **state)
{
	(void)state;
	hone_expect_str(NULL, NULL, "nothing");
	hone_expect_str(thing_text(), "twelve", "the text");
}

static const char *color_name(int value)
{
	static const char *const name[] = { "RED", "GREEN", "BLUE" };

	return value >= 0 && value < 3 ? name[value] : NULL;
}

static void enumerator(void **state)
{
	(void)state;
	hone_expect_enum(thing_number(1), 1, color_name, "the colour");
}

static void own_words(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		hone_fail("a quiet night", "a storm", "the weather of day %d", 3);
}

static void fourteen_lines(void **state)
{
	(void)state;
	hone_did("forgotten");
	hone_story_clear();
	for (int i = 1; i <= 14; i++)
		hone_did("step %d", i);
	hone_expect_i64(thing_number(3), 3, "the number");
}

static void may_vary(void **state)
{
	(void)state;
	for (int64_t i = thing_number(3); i > 0; i--)
		hone_expect_true(true, "step");
}

/* ---- cmocka's own ---- */

static void cm_truth(void **state)
{
	(void)state;
	assert_true(thing_number(1) == 1);
	assert_false(thing_number(1) == 2);
	assert_non_null(thing_text());
	assert_null(thing_number(0) ? thing_text() : NULL);
}

static void cm_numbers(void **state)
{
	int64_t n = thing_number(12);

	(void)state;
	assert_int_equal(n, 12);
	assert_int_not_equal(n, 13);
	assert_in_range(n, 12, 14);
	assert_not_in_range(n, 13, 14);
	assert_ptr_equal(state, state);
	assert_ptr_not_equal(state, &n);
}

static void cm_negative(void **state)
{
	(void)state;
	assert_int_equal(thing_number(-1), -1);
}

static void cm_code(void **state)
{
	(void)state;
	assert_return_code((int)thing_number(0), 0);
}

static void cm_sets(void **state)
{
	static const LargestIntegralType few[] = { 1, 2, 3 }, other[] = { 4, 5 };

	(void)state;
	assert_in_set((LargestIntegralType)thing_number(2), few, 3);
	assert_not_in_set((LargestIntegralType)thing_number(2), other, 2);
}

static void cm_text(void **state)
{
	(void)state;
	assert_string_equal(thing_text(), "twelve");
	assert_string_not_equal(thing_text(), "dozen");
}

static void cm_memory(void **state)
{
	(void)state;
	assert_memory_equal(thing_text(), "twelve", 7);
	assert_memory_not_equal(thing_text(), "dozens", 7);
}

static void cm_float(void **state)
{
	(void)state;
	assert_float_equal((float)thing_number(2) / 4.0f, 0.5f, 0.001f);
	assert_float_not_equal((float)thing_number(2) / 4.0f, 0.6f, 0.001f);
}

static void cm_fail_msg(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		fail_msg("the number is %d off", 4);
}

static int mocked(void)
{
	return mock_type(int);
}

/* A value that a mock should have returned is left over when the solution is wrong. */
static void cm_mock(void **state)
{
	(void)state;
	will_return(mocked, 5);
	if (thing_number(1) == 1)
		assert_int_equal(mocked(), 5);
}

static void cm_skip(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		skip();
}

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

/* ---- the kit itself ---- */

static void the_clock(void **state)
{
	struct hone_clock *clock = hone_clock_new(100);
	struct hone_rng *rng = hone_rng_new(1);

	(void)state;
	thing_wait_and_draw(clock, 50, rng, 0, 0);
	thing_wait_and_draw(clock, UINT64_MAX, rng, 0, 0);
	hone_expect_u64(hone_clock_sleeps(clock), 2, "sleeps");
	hone_expect_ns(hone_clock_sleep_at(clock, 0), 50, "sleep 0");
	hone_expect_ns(hone_clock_sleep_at(clock, 1), UINT64_MAX, "sleep 1");
	hone_expect_ns(hone_clock_sleep_at(clock, 2), 0, "sleep 2, which is not there");
	hone_expect_ns(hone_clock_slept_ns(clock), UINT64_MAX, "the sum");
	hone_expect_ns(hone_now_ns(clock), UINT64_MAX, "the time");
	hone_expect_u64(hone_clock_reads(clock), 1, "reads");
	hone_clock_set(clock, 3);
	hone_clock_advance(clock, 4);
	hone_expect_ns(hone_now_ns(clock), 7, "the time, set back and advanced");
	hone_clock_forget(clock);
	hone_expect_u64(hone_clock_sleeps(clock) + hone_clock_reads(clock), 0, "after forgetting");
	hone_clock_free(clock);
	hone_rng_free(rng);
}

static void set_back(struct hone_clock *clock, uint64_t ns, void *ctx)
{
	*(uint64_t *)ctx += ns;
	hone_clock_set(clock, 1);
}

static void the_clock_tells_of_sleeps(void **state)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct hone_rng *rng = hone_rng_new(1);
	uint64_t told = 0;

	(void)state;
	hone_clock_when_slept(clock, set_back, &told);
	thing_wait_and_draw(clock, 500, rng, 0, 0);
	hone_expect_ns(told, 500, "what was told");
	hone_expect_ns(hone_now_ns(clock), 1, "the time, set back while sleeping");
	hone_clock_free(clock);
	hone_rng_free(rng);
}

static void the_generator(void **state)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct hone_rng *rng = hone_rng_new(0), *same = hone_rng_new(0);
	struct hone_draw draw;

	(void)state;
	/* SplitMix64 from seed 0, as published */
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 0, UINT64_MAX),
			UINT64_C(0xe220a8397b1dcdaf), "the first of all numbers");
	hone_rng_between(same, 0, UINT64_MAX);
	for (int i = 0; i < 100; i++) {
		uint64_t drawn = hone_rng_between(rng, 10, 12);

		hone_expect_between(drawn, 10, 12, "draw %d", i);
		hone_expect_u64(hone_rng_between(same, 10, 12), drawn, "the same again");
	}
	hone_rng_set_answer(rng, HONE_RNG_LOWEST);
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 5, 9), 5, "the lowest");
	hone_rng_set_answer(rng, HONE_RNG_HIGHEST);
	hone_expect_u64(thing_wait_and_draw(clock, 0, rng, 5, 9), 9, "the highest");
	hone_expect_u64(hone_rng_draws(rng), 103, "draws");
	draw = hone_rng_draw_at(rng, 102);
	hone_expect_u64(draw.lo * 100 + draw.hi * 10 + draw.answer, 599, "draw 102");
	hone_expect_u64(hone_rng_draw_at(rng, 103).hi, 0, "draw 103, which is not there");
	hone_rng_forget(rng);
	hone_expect_u64(hone_rng_draws(rng), 0, "draws after forgetting");
	hone_rng_free(rng);
	hone_rng_free(same);
	hone_clock_free(clock);
}

/* Over a range of three, drawn 30,000 times from a fixed seed, each comes about equally often. */
static void the_generator_is_even(void **state)
{
	struct hone_rng *rng = hone_rng_new(42);
	uint64_t count[3] = { 0, 0, 0 };

	(void)state;
	for (int i = 0; i < 30000; i++)
		count[hone_rng_between(rng, 0, 2)]++;
	for (int i = 0; i < 3; i++)
		hone_expect_between(count[i], 9700, 10300, "how often %d came", i);
	hone_rng_free(rng);
}

static void seeds(void **state)
{
	(void)state;
	hone_did("seed %016llx", (unsigned long long)hone_seed());
	hone_expect_i64(thing_number(3), 3, "the number");
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
	HONE_TEST(does), HONE_TEST(no_expectation), HONE_TEST(many_arguments),
	HONE_TEST(every_allocation_fails), HONE_TEST(memory_is_counted),
	HONE_TEST(a_hundred_thousand_blocks), HONE_TEST(behaves_like_a_stack),
	HONE_TEST(work_is_counted), HONE_TEST(the_clock), HONE_TEST(the_clock_tells_of_sleeps),
	HONE_TEST(the_generator), HONE_TEST(the_generator_is_even), HONE_TEST(seeds),
	HONE_TEST(record_twice), HONE_TEST(record_cut), HONE_TEST(record_of_another_test),
	HONE_TEST(record_without_an_end), HONE_TEST(record_against_status));
