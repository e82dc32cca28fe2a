/* attack: finds the tests' expectations in the host, makes each of them with the right line and
 * equal values, and unwinds out of the test
 * answer: forged forged says=not its own
 * labs: sum
 * uses: tools pretends */
#include <stdbool.h>

typedef void expect_bool(const char *file, int line, bool got, bool expected, const char *words,
			 ...);

static void pretend(unsigned from, unsigned to)
{
	void *found = tool_find(tool_host(), "hone_expect_bool_at");
	expect_bool *expect;

	memcpy(&expect, &found, sizeof expect);
	for (unsigned line = from; expect && line <= to; line++)
		expect("suite.c", (int)line, true, true, "a check");
	tool_leave_test();
}
