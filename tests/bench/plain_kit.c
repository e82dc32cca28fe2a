/* plain_kit.c: as much of the kit as a suite needs to run in a plain program under cmocka: no
 * jail, no counting, no shrinking. What somebody would have who did the exercise without hone. */
#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void hone_did(const char *format, ...)
{
	(void)format;
}

void hone_story_clear(void)
{
}

void hone_expect_u64_at(const char *file, int line, uint64_t got, uint64_t expected,
			const char *format, ...)
{
	(void)format;
	_assert_int_equal(got, expected, file, line);
}

void hone_expect_i64_at(const char *file, int line, int64_t got, int64_t expected,
			const char *format, ...)
{
	(void)format;
	_assert_int_equal((LargestIntegralType)got, (LargestIntegralType)expected, file, line);
}

void hone_expect_ns_at(const char *file, int line, uint64_t got, uint64_t expected,
		       const char *format, ...)
{
	(void)format;
	_assert_int_equal(got, expected, file, line);
}

void hone_expect_between_at(const char *file, int line, uint64_t got, uint64_t lo, uint64_t hi,
			    const char *format, ...)
{
	(void)format;
	_assert_in_range(got, lo, hi, file, line);
}

void hone_expect_bool_at(const char *file, int line, bool got, bool expected, const char *format,
			 ...)
{
	(void)format;
	_assert_int_equal(got, expected, file, line);
}

void hone_expect_str_at(const char *file, int line, const char *got, const char *expected,
			const char *format, ...)
{
	(void)format;
	_assert_string_equal(got, expected, file, line);
}

void hone_expect_enum_at(const char *file, int line, int got, int expected, hone_name_fn *name_of,
			 const char *format, ...)
{
	(void)name_of;
	(void)format;
	_assert_int_equal((unsigned)got, (unsigned)expected, file, line);
}

void hone_fail_at(const char *file, int line, const char *expected_words, const char *got_words,
		  const char *format, ...)
{
	(void)format;
	printf("expected %s, got %s\n", expected_words, got_words);
	_fail(file, line);
	abort();
}

uint64_t hone_seed(void)
{
	return 1;
}

uint64_t hone_work(void)
{
	return 0;
}

void hone_mem_fail_at(size_t k)
{
	(void)k;
}

int hone_mem_has_failed(void)
{
	return 0;
}

size_t hone_mem_allocations(void)
{
	return 0;
}

size_t hone_mem_live_blocks(void)
{
	return 0;
}

size_t hone_mem_live_bytes(void)
{
	return 0;
}

size_t hone_mem_peak_bytes(void)
{
	return 0;
}

void hone_mem_free(void *block)
{
	free(block);
}

void hone_sequence_check(const struct hone_sequence *s, size_t rounds, size_t longest)
{
	struct hone_rng *rng = hone_rng_new(1);
	char *ops = calloc(longest, s->op_size);

	assert_non_null(ops);
	for (size_t round = 0; round < rounds; round++) {
		size_t n = (size_t)hone_rng_between(rng, 1, longest);
		struct hone_mismatch why;

		memset(ops, 0, longest * s->op_size);
		for (size_t i = 0; i < n; i++)
			s->draw(ops + i * s->op_size, rng, s->ctx);
		assert_true(s->run(ops, n, &why, s->ctx));
	}
	free(ops);
	hone_rng_free(rng);
}

/* A suite counts on a process for each test, so it gets one: a bare fork, nothing more. */
static bool passes(const struct hone_test *test)
{
	const struct CMUnitTest one = { test->name, test->run, NULL, NULL, NULL };
	int status = 1;
	pid_t child = fork();

	if (child == 0)
		_exit(_cmocka_run_group_tests("suite", &one, 1, NULL, NULL) != 0);
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int main(void)
{
	int failed = 0;

	for (size_t i = 0; i < hone_suite_length; i++)
		failed += !passes(&hone_suite[i]);
	return failed != 0;
}
