/* model/facts: the test host's lines, right ones and others. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/err.h"
#include "model/facts.h"

#include <string.h>

static bool parse(struct test_facts *f, const char *line)
{
	struct err e = ERR_INIT;
	bool fine = facts_parse(f, line, strlen(line), &e);

	assert_int_equal(err_is(&e), !fine);
	return fine;
}

static void a_begin_line_names_the_test(void **state)
{
	struct test_facts f;

	(void)state;
	assert_true(parse(&f, "begin=first_success"));
	assert_true(f.is_begin);
	assert_string_equal(f.test, "first_success");
	facts_release(&f);
}

static void every_key_goes_to_its_place(void **state)
{
	struct test_facts f;

	(void)state;
	assert_true(parse(&f,
			  "end=t how=exit code=87 cpu_us=812 wall_us=1033 peak_kb=9120 record=one "
			  "asserts=12 foreign=1 varies=1 failed=1 what=get(2) "
			  "expected=a%20miss got=20 suite_line=31 story=put(1)%0aput(2) "
			  "story_cut=1 calls=lru_get at=4660 "
			  "loop=1f,2a loop_from=3b loop_calls=4 loop_in=strlen leaks=2 "
			  "leak_bytes=48 leak_at=17 bad_free=1 over_memory=1 denied=257 "
			  "denied_args=1,2f denied_path=/etc/x denied_through=fopen denied_at=18 "
			  "denied_others=3 sanitizer=%3d%3d1 output=a%00b output_cut=1"));
	assert_false(f.is_begin);
	assert_string_equal(f.test, "t");
	assert_int_equal(f.how, HOW_EXIT);
	assert_int_equal(f.code, 87);
	assert_int_equal(f.cpu_us, 812);
	assert_int_equal(f.wall_us, 1033);
	assert_int_equal(f.peak_kb, 9120);
	assert_int_equal(f.record, RECORD_ONE);
	assert_int_equal(f.asserts, 12);
	assert_true(f.foreign);
	assert_true(f.varies && f.failed && f.story_cut && f.bad_free && f.over_memory);
	assert_string_equal(f.what, "get(2)");
	assert_string_equal(f.expected, "a miss");
	assert_string_equal(f.got, "20");
	assert_string_equal(f.story, "put(1)\nput(2)");
	assert_string_equal(f.calls, "lru_get");
	assert_int_equal(f.suite_line, 31);
	assert_int_equal(f.at, 4660);
	assert_string_equal(f.loop, "1f,2a");
	assert_string_equal(f.loop_from, "3b");
	assert_int_equal(f.loop_calls, 4);
	assert_string_equal(f.loop_in, "strlen");
	assert_int_equal(f.leaks, 2);
	assert_int_equal(f.leak_bytes, 48);
	assert_int_equal(f.leak_at, 17);
	assert_true(f.denied && f.output_cut);
	assert_int_equal(f.denied_nr, 257);
	assert_int_equal(f.denied_others, 3);
	assert_int_equal(f.denied_at, 18);
	assert_string_equal(f.denied_args, "1,2f");
	assert_string_equal(f.denied_path, "/etc/x");
	assert_string_equal(f.sanitizer, "==1");
	assert_int_equal(f.output_length, 3);
	assert_memory_equal(f.output, "a\0b", 4);
	facts_release(&f);
}

static void what_is_left_out_is_unknown(void **state)
{
	struct test_facts f;

	(void)state;
	assert_true(parse(&f, "end=t how=cpu record=none"));
	assert_false(f.failed || f.denied || f.varies || f.bad_free || f.over_memory);
	assert_true(f.at == NO_OFFSET && f.leak_at == NO_OFFSET && f.denied_at == NO_OFFSET);
	assert_null(f.what);
	assert_null(f.calls);
	assert_null(f.sanitizer);
	assert_null(f.output);
	assert_int_equal(f.output_length, 0);
	facts_release(&f);
}

/* A page that the learner's code overwrote gives strange numbers, and still a report. */
static void strange_numbers_spoil_no_report(void **state)
{
	struct test_facts f;

	(void)state;
	assert_true(parse(&f, "end=t how=signal code=11 record=none at=18446744073709551615 "
			      "denied=18446744073709551611 asserts=18446744073709551615"));
	assert_true(f.at == NO_OFFSET);
	assert_true(f.denied);
	facts_release(&f);
}

static void a_description_without_a_failure_is_dropped(void **state)
{
	struct test_facts f;

	(void)state;
	assert_true(parse(&f, "end=t how=exit code=86 record=one what=x expected=y got=z story=s"));
	assert_null(f.what);
	assert_null(f.expected);
	assert_null(f.got);
	assert_string_equal(f.story, "s");
	facts_release(&f);
}

static void other_lines_are_refused(void **state)
{
	static const char *const line[] = {
		"", "begin", "begin=", "begin=a%20b", "begin=a b=c", "begin=a%00b", "begin=../x",
		"end=t", "end=t how=exit record=one", "end=t how=signal record=none",
		"end=t how=exit code=86", "end=t record=one how=",
		"end=t how=EXIT code=0 record=one", "end=t how=exit code=256 record=one",
		"end=t how=exit code=-1 record=one", "end=t how=exit code=0 record=two",
		"end=t how=exit code=0 record=one asserts=x",
		"end=t how=exit code=0 record=one asserts=18446744073709551616",
		"end=t how=exit code=0 record=one asserts=1%00",
		"end=t how=exit code=0 record=one failed=2",
		"end=t how=exit code=0 record=one unknown=1",
		"end=t how=exit code=0 record=one code=0", "end=t%00u how=exit code=0 record=one",
		"end=a-b how=exit code=0 record=one", "how=exit code=0 record=one",
		"end=t  how=cpu record=none",
		"end=t how=cpu record=none ",
		" end=t how=cpu record=none", "end=t how=cpu record=none\n",
		"end=t how=exit%00 code=0 record=one",
	};
	struct test_facts f;

	(void)state;
	for (size_t i = 0; i < LEN(line); i++) {
		if (parse(&f, line[i]))
			fail_msg("accepted: '%s'", line[i]);
		assert_null(f.test);
		assert_true(f.at == NO_OFFSET);
	}
}

static void a_name_has_a_bound(void **state)
{
	char line[200] = "begin=";
	struct test_facts f;

	(void)state;
	memset(line + 6, 'a', 128);
	assert_false(parse(&f, line));
	line[6 + 127] = '\0';
	assert_true(parse(&f, line));
	facts_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_begin_line_names_the_test),
		cmocka_unit_test(every_key_goes_to_its_place),
		cmocka_unit_test(what_is_left_out_is_unknown),
		cmocka_unit_test(strange_numbers_spoil_no_report),
		cmocka_unit_test(a_description_without_a_failure_is_dropped),
		cmocka_unit_test(other_lines_are_refused),
		cmocka_unit_test(a_name_has_a_bound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
