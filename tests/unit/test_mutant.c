/* model/mutant: the comment at the top of a known-wrong solution. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "model/mutant.h"

#include <string.h>

static void a_comment_is_read_with_its_lines_joined(void **state)
{
	static const char source[] =
		"/* mutant: shift-wraps\n"
		" * behaves like: a doubling that starts\n"
		" *   again at 0\n"
		" * killed by: the_envelope_never_wraps\n"
		" * why learners write this: base << n is quick,\n"
		" * and killed by: no test that goes to 3 */\n"
		"int x; /* mutant: another */\n";
	struct mutant m;
	struct err e = ERR_INIT;

	(void)state;
	assert_true(mutant_parse(&m, "shift-wraps", source, &e));
	assert_string_equal(m.name, "shift-wraps");
	assert_string_equal(m.behaves_like, "a doubling that starts again at 0");
	assert_string_equal(m.killed_by, "the_envelope_never_wraps");
	assert_string_equal(m.why, "base << n is quick, and killed by: no test that goes to 3");
	mutant_release(&m);
}

static void what_it_behaves_like_may_be_left_out(void **state)
{
	struct mutant m;
	struct err e = ERR_INIT;

	(void)state;
	assert_true(mutant_parse(&m, "m", "/* mutant: m\n * killed by: t\n"
				 " * why learners write this: so */", &e));
	assert_null(m.behaves_like);
	mutant_release(&m);
}

static void what_is_missing_is_said(void **state)
{
	static const char rest[] = "\n * killed by: t\n * why learners write this: so */";
	static const struct { const char *source, *says; } row[] = {
		{ "", "does not begin with a comment" },
		{ "int x;", "does not begin with a comment" },
		{ "/* mutant: m", "does not begin with a comment" }, /* it never ends */
		{ "/* about m */", "does not begin with 'mutant: m'" },
		{ "/* mutant: n */", "names another mutant, 'n'" },
		{ "/* mutant: m */", "what it is 'killed by:'" },
		{ "/* mutant: m\n * killed by: t */", "'why learners write this:'" },
		{ "/* mutant: m\n * behaves like: a queue.\n * killed by: t\n"
		  " * why learners write this: so */", "ends with a full stop" },
	};
	char longest[400];
	struct mutant m;

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;

		assert_false(mutant_parse(&m, "m", row[i].source, &e));
		assert_non_null(strstr(e.text, row[i].says));
		assert_null(m.name);
	}
	for (size_t n = MUTANT_MAX_WORDS; n <= MUTANT_MAX_WORDS + 1; n++) {
		struct err e = ERR_INIT;

		strcpy(longest, "/* mutant: m\n * behaves like: ");
		memset(longest + strlen(longest), 'x', n + 1);
		longest[strlen("/* mutant: m\n * behaves like: ") + n] = '\0';
		strcat(longest, rest);
		assert_int_equal(mutant_parse(&m, "m", longest, &e), n == MUTANT_MAX_WORDS);
		mutant_release(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comment_is_read_with_its_lines_joined),
		cmocka_unit_test(what_it_behaves_like_may_be_left_out),
		cmocka_unit_test(what_is_missing_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
