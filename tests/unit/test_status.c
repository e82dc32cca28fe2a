/* jail/status: the line that says how a command ended. */
#include "cmocka_all.h"
#include "base/buf.h"
#include "base/err.h"
#include "jail/status.h"

#include <stdio.h>
#include <string.h>

static bool parse(const char *line, struct jail_status *s)
{
	struct err e = ERR_INIT;
	bool fine = jail_status_parse(s, line, strlen(line), &e);

	assert_int_equal(fine, !err_is(&e));
	return fine;
}

static void every_ending_survives_the_way(void **state)
{
	(void)state;
	for (int how = 0; how < JAIL_HOWS; how++) {
		struct jail_status in = { .how = (enum jail_how)how, .tier = 2 }, out;
		struct buf line = BUF_INIT;

		snprintf(in.layers, sizeof in.layers, "user-ns,seccomp");
		if (how == JAIL_TROUBLE) {
			snprintf(in.error, sizeof in.error, "no = luck\n100 %%");
			snprintf(in.hint, sizeof in.hint, "try again");
		} else {
			in.code = 86;
			in.cpu_ms = 41;
			in.wall_ms = 45;
			in.peak_kb = 9120;
		}
		jail_status_write(&in, &line);
		assert_null(strchr(line.s, '\n'));
		assert_true(parse(line.s, &out));
		assert_memory_equal(&in, &out, sizeof in);
		buf_release(&line);
	}
}

static void the_greeting_says_what_jail_there_is(void **state)
{
	struct jail_status s;

	(void)state;
	assert_true(parse("tier=2 layers=a,b", &s));
	assert_int_equal(s.how, JAIL_EXITED);
	assert_int_equal(s.tier, 2);
	assert_string_equal(s.layers, "a,b");
}

static void what_is_no_status_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "how=", "how=exits", "how=exit code=256", "how=exit code=-1",
		"how=exit code=1x", "how=exit code=1 code=1", "how=exit tier=3", "code=1",
		"how=exit cpu_ms=18446744073709551616", "how=trouble error=%00", "how=exit\n",
		"how = exit", "how=exit  code=1", "how=exit layers=%zz", "tier=x",
	};
	struct jail_status s;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		if (parse(bad[i], &s))
			fail_msg("accepted: %s", bad[i]);
		assert_string_equal(s.error, "");
	}
}

static void a_text_too_long_is_refused_not_cut(void **state)
{
	struct buf line = BUF_INIT;
	struct jail_status s;

	(void)state;
	buf_str(&line, "how=trouble error=");
	buf_fill(&line, 'x', sizeof s.error - 1);
	assert_true(parse(line.s, &s));
	buf_char(&line, 'x');
	assert_false(parse(line.s, &s));
	buf_release(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_ending_survives_the_way),
		cmocka_unit_test(the_greeting_says_what_jail_there_is),
		cmocka_unit_test(what_is_no_status_is_refused),
		cmocka_unit_test(a_text_too_long_is_refused_not_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
