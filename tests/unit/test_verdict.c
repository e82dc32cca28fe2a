/* model/verdict: the rule, row by row. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "model/facts.h"
#include "model/verdict.h"

#include <signal.h>
#include <string.h>

#define ASAN "==7==ERROR: AddressSanitizer: "
#define OK FACTS_EXIT_PASS
#define BAD FACTS_EXIT_FAILED
#define TRAIL UINT64_C(0xfedcba9876543210)
#define SEEN(h, c, r, n) .how = HOW_##h, .code = (c), .record = RECORD_##r, .asserts = (n), \
	.trail = TRAIL
#define PASS SEEN(EXIT, OK, ONE, 3)
#define FAILED SEEN(EXIT, BAD, ONE, 2), .failed = true

static const struct norm three = { 3, TRAIL };

struct row {
	const char *what;
	enum verdict verdict;
	struct test_facts facts;
};

static char *const sanitizer_words[] = {
	(char *)ASAN "heap-buffer-overflow on address",
	(char *)ASAN "attempting double-free on",
	(char *)"==1==ERROR: AddressSanitizer: SEGV on unknown address",
	(char *)ASAN "stack-overflow on address",
	(char *)"sum.c:3:4: runtime error: shift exponent",
	(char *)"something that nobody knows",
	(char *)"",
	(char *)"WARNING: ThreadSanitizer: data race (pid=1)",
	(char *)ASAN "stack-buffer-overflow",
};

static void check(const struct row *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (verdict_of(&row[i].facts, three) != row[i].verdict)
			fail_msg("%s: expected %s, got %s", row[i].what,
				 verdict_name(row[i].verdict),
				 verdict_name(verdict_of(&row[i].facts, three)));
}

static void a_clean_end_with_one_true_record_passes_and_nothing_else(void **state)
{
	static const struct row row[] = {
		{ "a pass", V_PASS, { PASS } },
		{ "no record", V_EXIT, { SEEN(EXIT, OK, NONE, 3) } },
		{ "two records", V_FORGED, { SEEN(EXIT, OK, MANY, 3) } },
		{ "a bad record", V_FORGED, { SEEN(EXIT, OK, BAD, 3) } },
		{ "a record of another status", V_FORGED, { SEEN(EXIT, 0, CONTRADICTED, 3) } },
		{ "an expectation of its own", V_FORGED, { PASS, .foreign = true } },
		{ "status 0", V_EXIT, { SEEN(EXIT, 0, ONE, 3) } },
		{ "status of a failure", V_FORGED, { SEEN(EXIT, BAD, ONE, 3) } },
		{ "one expectation fewer", V_FORGED, { SEEN(EXIT, OK, ONE, 2) } },
		{ "one expectation more", V_FORGED, { SEEN(EXIT, OK, ONE, 4) } },
		{ "as many, but others", V_FORGED,
		  { .how = HOW_EXIT, .code = OK, .record = RECORD_ONE, .asserts = 3,
		    .trail = TRAIL + 1 } },
		{ "no expectation", V_FORGED, { SEEN(EXIT, OK, ONE, 0) } },
		{ "a failure with the status of a pass", V_FORGED, { PASS, .failed = true } },
		{ "a signal whose number is the status", V_CRASH, { SEEN(SIGNAL, OK, ONE, 3) } },
		{ "stopped, with the status", V_TIMEOUT, { SEEN(WALL, OK, ONE, 3) } },
		{ "a sanitizer said nothing", V_PASS, { PASS, .sanitizer = (char *)"" } },
		{ "output is no crime", V_PASS,
		  { PASS, .output = (char *)"ok", .output_length = 2 } },
	};

	(void)state;
	check(row, LEN(row));
}

static void an_ending_has_its_verdict(void **state)
{
	static const struct row row[] = {
		{ "a failure", V_FAIL, { FAILED } },
		{ "a failure of its own making", V_FORGED, { FAILED, .foreign = true } },
		{ "a failure that leaks", V_FAIL, { FAILED, .leaks = 1 } },
		{ "a pass that leaks", V_MEMORY, { PASS, .leaks = 1 } },
		{ "a leak and a wrong count", V_MEMORY, { SEEN(EXIT, OK, ONE, 9), .leaks = 1 } },
		{ "a bad free", V_MEMORY, { PASS, .bad_free = true } },
		{ "a bad free, then a failure", V_MEMORY, { FAILED, .bad_free = true } },
		{ "a signal", V_CRASH, { .how = HOW_SIGNAL, .code = SIGSEGV } },
		{ "a signal after a record", V_CRASH,
		  { SEEN(SIGNAL, BAD, ONE, 2), .failed = true } },
		{ "exit 0", V_EXIT, { .how = HOW_EXIT, .code = 0 } },
		{ "exit with the status of a failure", V_EXIT, { SEEN(EXIT, BAD, NONE, 0) } },
		{ "processor time", V_TIMEOUT, { .how = HOW_CPU } },
		{ "deadline", V_TIMEOUT, { .how = HOW_WALL } },
		{ "memory", V_OUT_OF_MEMORY, { .how = HOW_MEMORY } },
		{ "asked for too much", V_OUT_OF_MEMORY, { PASS, .over_memory = true } },
		{ "a flood", V_OUTPUT, { .how = HOW_OUTPUT } },
	};

	(void)state;
	check(row, LEN(row));
}

static void what_a_sanitizer_says_is_memory_or_crash(void **state)
{
	static const enum verdict verdict[] = {
		V_MEMORY, V_MEMORY, V_CRASH, V_CRASH, V_CRASH, V_MEMORY, V_EXIT, V_RACE, V_MEMORY,
	};

	(void)state;
	for (size_t i = 0; i < LEN(verdict); i++) {
		const struct test_facts ended = { .how = HOW_EXIT, .code = 77,
						  .sanitizer = sanitizer_words[i] };
		const struct test_facts passed = { PASS, .sanitizer = sanitizer_words[i] };

		assert_int_equal(verdict_of(&ended, three), verdict[i]);
		if (*sanitizer_words[i])
			assert_int_equal(verdict_of(&passed, three), verdict[i]);
	}
}

static void the_cause_comes_before_its_consequences(void **state)
{
	static const struct row row[] = {
		{ "denied, passed", V_DENIED, { PASS, .denied = true } },
		{ "denied, failed", V_DENIED, { FAILED, .denied = true } },
		{ "denied, crashed", V_DENIED, { .how = HOW_SIGNAL, .code = 11, .denied = true } },
		{ "denied, forged", V_DENIED, { SEEN(EXIT, OK, BAD, 3), .denied = true } },
		{ "too large, crashed", V_OUT_OF_MEMORY,
		  { .how = HOW_SIGNAL, .over_memory = true } },
		{ "forged, timed out", V_FORGED, { .how = HOW_CPU, .record = RECORD_MANY } },
		{ "forged, failed", V_FORGED, { SEEN(EXIT, BAD, BAD, 2), .failed = true } },
		{ "overflow, then too long", V_MEMORY,
		  { .how = HOW_CPU, .sanitizer = (char *)ASAN "heap-use-after-free" } },
	};

	(void)state;
	check(row, LEN(row));
}

static void a_count_that_may_vary_is_any_but_none(void **state)
{
	const struct test_facts many = { SEEN(EXIT, OK, ONE, 99) },
				none = { SEEN(EXIT, OK, ONE, 0) };
	const struct test_facts huge = { SEEN(EXIT, OK, ONE, UINT64_MAX) };

	(void)state;
	assert_int_equal(verdict_of(&many, NORM_ANY), V_PASS);
	assert_int_equal(verdict_of(&none, NORM_ANY), V_FORGED);
	assert_int_equal(verdict_of(&none, (struct norm){ 0, 0 }), V_FORGED);
	assert_int_equal(verdict_of(&many, (struct norm){ 0, 0 }), V_FORGED);
	assert_int_equal(verdict_of(&huge, (struct norm){ -7, 0 }), V_FORGED);
}

/* All endings with all records, flags and counts: a pass needs all of it. */
static void no_other_combination_passes(void **state)
{
	unsigned passes = 0;

	(void)state;
	for (unsigned i = 0; i < HOW_COUNT * RECORD_COUNT * 4 * 512; i++) {
		struct test_facts f = { .how = (enum facts_how)(i % HOW_COUNT) };
		unsigned rest = i / HOW_COUNT;

		f.record = (enum facts_record)(rest % RECORD_COUNT);
		rest /= RECORD_COUNT;
		f.code = (int[]){ 0, FACTS_EXIT_PASS, FACTS_EXIT_FAILED, 1 }[rest % 4];
		rest /= 4;
		f.asserts = rest & 1 ? 3 : 0;
		f.trail = TRAIL;
		f.failed = rest & 2;
		f.denied = rest & 4;
		f.over_memory = rest & 8;
		f.bad_free = rest & 16;
		f.leaks = rest & 32 ? 1 : 0;
		f.sanitizer = rest & 64 ? (char *)"x" : NULL;
		f.varies = rest & 128;
		f.foreign = rest & 256;
		passes += verdict_of(&f, three) == V_PASS;
	}
	assert_int_equal(passes, 2); /* `varies` does not matter here */
}

static void every_road_to_forged_says_what_was_seen_there(void **state)
{
	static const struct row row[] = {
		{ "more than one record", V_FORGED, { SEEN(EXIT, OK, MANY, 3) } },
		{ "its form and its token", V_FORGED, { SEEN(EXIT, OK, BAD, 3) } },
		{ "contradict each other", V_FORGED, { SEEN(EXIT, 0, CONTRADICTED, 3) } },
		{ "other code than that of the tests", V_FORGED, { PASS, .foreign = true } },
		{ "the checks are not the ones", V_FORGED,
		  { .how = HOW_EXIT, .code = OK, .record = RECORD_ONE, .asserts = 3,
		    .trail = TRAIL + 1 } },
		{ "the number of checks", V_FORGED, { SEEN(EXIT, OK, ONE, 2) } },
		{ "its exit status that it failed", V_FORGED, { SEEN(EXIT, BAD, ONE, 3) } },
		{ "its exit status that it passed", V_FORGED, { PASS, .failed = true } },
	};
	const struct test_facts passed = { PASS }, failed = { FAILED };

	(void)state;
	check(row, LEN(row));
	for (size_t i = 0; i < LEN(row); i++)
		assert_non_null(strstr(verdict_saw(&row[i].facts, three), row[i].what));
	assert_null(verdict_saw(&passed, three));
	assert_null(verdict_saw(&failed, three));
}

static void a_canary_fails_where_it_was_turned_round(void **state)
{
	static const struct { const char *what; bool is; struct test_facts facts; } row[] = {
		{ "as it has to", true, { FAILED } },
		{ "by a check of its own", false, { FAILED, .foreign = true } },
		{ "later", false, { SEEN(EXIT, BAD, ONE, 3), .failed = true } },
		{ "earlier", false, { SEEN(EXIT, BAD, ONE, 1), .failed = true } },
		{ "not at all", false, { PASS } },
		{ "without a record", false, { SEEN(EXIT, BAD, NONE, 2), .failed = true } },
		{ "with two", false, { SEEN(EXIT, BAD, MANY, 2), .failed = true } },
		{ "with the status of a pass", false, { SEEN(EXIT, OK, ONE, 2), .failed = true } },
		{ "by a signal", false, { SEEN(SIGNAL, BAD, ONE, 2), .failed = true } },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++)
		if (verdict_is_canary(&row[i].facts, 2) != row[i].is)
			fail_msg("%s", row[i].what);
}

static void names_are_found_again(void **state)
{
	enum verdict v;
	enum outcome o;

	(void)state;
	for (int i = 0; i < V_COUNT; i++) {
		assert_true(verdict_find(verdict_name((enum verdict)i), &v));
		assert_int_equal(v, i);
		assert_true(strlen(verdict_words(v)) > 3);
	}
	for (int i = 0; i < O_COUNT; i++) {
		assert_true(outcome_find(outcome_name((enum outcome)i), &o));
		assert_int_equal(o, i);
		assert_true(strlen(outcome_words(o)) > 3);
	}
	assert_false(verdict_find("passed", &v));
	assert_false(outcome_find("", &o));
}

static void an_outcome_has_its_exit_status(void **state)
{
	static const int status[O_COUNT] = { 0, 1, 3, 3, 5, 4 };

	(void)state;
	for (int i = 0; i < O_COUNT; i++)
		assert_int_equal(outcome_exit_status((enum outcome)i), status[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clean_end_with_one_true_record_passes_and_nothing_else),
		cmocka_unit_test(an_ending_has_its_verdict),
		cmocka_unit_test(what_a_sanitizer_says_is_memory_or_crash),
		cmocka_unit_test(the_cause_comes_before_its_consequences),
		cmocka_unit_test(a_count_that_may_vary_is_any_but_none),
		cmocka_unit_test(no_other_combination_passes),
		cmocka_unit_test(every_road_to_forged_says_what_was_seen_there),
		cmocka_unit_test(a_canary_fails_where_it_was_turned_round),
		cmocka_unit_test(names_are_found_again),
		cmocka_unit_test(an_outcome_has_its_exit_status),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
