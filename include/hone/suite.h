/* hone/suite.h: how a lab's suite is written.
 *
 * A suite is a table of cmocka tests. Each test runs in a process of its own, forked before the
 * solution was loaded, so that a crash, an endless loop or an exit() costs one test and says which.
 * cmocka's own assertions work as ever; the ones below say more, because they say it in the words
 * of the lab: what was done, what was expected, what was got.
 *
 *	static void push_then_pop(void **state)
 *	{
 *		...
 *		hone_did("push(7)");
 *		hone_expect_u64(got, 7, "pop() after push(7)");
 *	}
 *
 *	HONE_SUITE(
 *		HONE_TEST(push_then_pop),
 *		HONE_TEST(a_full_ring_refuses));
 *
 * Every expectation counts, and a pass needs as many of them as the reference solution met in the
 * same test. So a test must make the same number for every right solution; where it cannot, it is
 * marked HONE_TEST_VARIES. Expectations belong on the thread that runs the test. */
#ifndef HONE_SUITE_H
#define HONE_SUITE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* ---- the table ---- */

enum hone_test_flags { HONE_COUNT_VARIES = 1, HONE_RANDOM = 2 };

struct hone_test {
	const char *name;        /* as the manifest has it */
	CMUnitTestFunction run;
	unsigned flags;          /* enum hone_test_flags */
};

extern const struct hone_test hone_suite[];
extern const size_t hone_suite_length;

#define HONE_TEST(function) { #function, function, 0 }
#define HONE_TEST_VARIES(function) { #function, function, HONE_COUNT_VARIES }
/* What it finds depends on the seed, so it takes no part when a mistake is recognised. */
#define HONE_TEST_RANDOM(function) { #function, function, HONE_RANDOM }

/* Once per suite, at file scope, last. */
#define HONE_SUITE(...)                                                     \
	const struct hone_test hone_suite[] = { __VA_ARGS__ };              \
	const size_t hone_suite_length = sizeof hone_suite / sizeof *hone_suite

/* ---- the story ---- */

/* Says what was done, in the lab's own words; shown in order when the test fails or crashes. The
 * last HONE_STORY_KEPT lines are kept, and the report says when earlier ones were dropped.
 * hone_story_clear begins a new story inside one test. */
#define HONE_STORY_KEPT 12
void hone_did(const char *format, ...) __attribute__((format(printf, 1, 2)));
void hone_story_clear(void);

/* ---- expectations: what was got, what was expected, and of what ----
 *
 * Each ends the test when it does not hold. The format says what the value is of ("the wait after
 * failure 3"); it is read as the subject of a sentence, so no full stop. Arguments are evaluated
 * once. Numbers are shown in decimal, expected first. */
#define hone_expect_u64(got, expected, ...) \
	hone_expect_u64_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)
#define hone_expect_i64(got, expected, ...) \
	hone_expect_i64_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)
/* A time: shown as 1,500 ms or 200 ns, whichever reads best, and exactly. */
#define hone_expect_ns(got, expected, ...) \
	hone_expect_ns_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)
/* Within lo..hi, both included. */
#define hone_expect_between(got, lo, hi, ...) \
	hone_expect_between_at(__FILE__, __LINE__, (got), (lo), (hi), __VA_ARGS__)
#define hone_expect_true(got, ...) \
	hone_expect_bool_at(__FILE__, __LINE__, (got), true, __VA_ARGS__)
#define hone_expect_false(got, ...) \
	hone_expect_bool_at(__FILE__, __LINE__, (got), false, __VA_ARGS__)
/* NULL is shown as NULL and equals only NULL. */
#define hone_expect_str(got, expected, ...) \
	hone_expect_str_at(__FILE__, __LINE__, (got), (expected), __VA_ARGS__)
/* An enumerator: `name_of` gives its name, NULL for a number that is none. */
#define hone_expect_enum(got, expected, name_of, ...) \
	hone_expect_enum_at(__FILE__, __LINE__, (int)(got), (int)(expected), (name_of), __VA_ARGS__)
/* The test ends here as failed; expected and got in words of your own. */
#define hone_fail(expected_words, got_words, ...) \
	hone_fail_at(__FILE__, __LINE__, (expected_words), (got_words), __VA_ARGS__)

typedef const char *hone_name_fn(int value);
#define HONE_SAYS(n) __attribute__((format(printf, n, (n) + 1)))
void hone_expect_u64_at(const char *file, int line, uint64_t got, uint64_t expected,
			const char *format, ...) HONE_SAYS(5);
void hone_expect_i64_at(const char *file, int line, int64_t got, int64_t expected,
			const char *format, ...) HONE_SAYS(5);
void hone_expect_ns_at(const char *file, int line, uint64_t got, uint64_t expected,
		       const char *format, ...) HONE_SAYS(5);
void hone_expect_between_at(const char *file, int line, uint64_t got, uint64_t lo, uint64_t hi,
			    const char *format, ...) HONE_SAYS(6);
void hone_expect_bool_at(const char *file, int line, bool got, bool expected,
			 const char *format, ...) HONE_SAYS(5);
void hone_expect_str_at(const char *file, int line, const char *got, const char *expected,
			const char *format, ...) HONE_SAYS(5);
void hone_expect_enum_at(const char *file, int line, int got, int expected,
			 hone_name_fn *name_of, const char *format, ...) HONE_SAYS(6);
void hone_fail_at(const char *file, int line, const char *expected_words, const char *got_words,
		  const char *format, ...) HONE_SAYS(5) __attribute__((noreturn));
#undef HONE_SAYS

/* ---- seeds and work ---- */

/* The seed of this run, mixed with the test's name: the same run gives the same numbers. The
 * report of a failure prints the run's seed; `hone check --seed N` repeats it. */
uint64_t hone_seed(void);

/* Work done by the solution since the test began: basic blocks entered in its own code, plus bytes
 * that it passed to memcpy, memmove, memset and memcmp. Counted by the compiler, never timed, so
 * it is the same on every machine: compare it at n and at 10 n. */
uint64_t hone_work(void);

#endif
