/* run/coverage: what gcov says, read. The text is gcov 12's. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "run/coverage.h"

#include <stdlib.h>

static const char text[] =
	"        -:    0:Source:cover.c\n"
	"        -:    0:Runs:1\n"
	"    #####:    4:void not_ours(void) { }\n"
	"        -:    0:Source:s.c\n"
	"        -:    0:Graph:out/solution.so-cover.gcno\n"
	"function f called 1 returned 100% blocks executed 80%\n"
	"        1:    1:int f(int a)\n"
	"        -:    2:{\n"
	"       12*:   3:\tif (a > 3 && a < 9)\n"
	"branch  0 taken 100% (fallthrough)\n"
	"branch  1 taken 0%\n"
	"branch  2 never executed\n"
	"call    0 returned 100%\n"
	"        1:    4:\t\treturn 1; /* 5: branch 0 taken 9% */ /* -:    0:Source:x.c */\n"
	"    #####:    5:\treturn 0;\n"
	"    =====:    6:\tlongjmp(x, 1);\n"
	"        -:    7:}\n"
	"        -:    0:Source:other.h\n"
	"    #####:    9:\treturn 0;\n";

static void lines_and_branches_of_one_file_are_counted(void **state)
{
	struct coverage_outcome o = { .lines = 0 };

	(void)state;
	coverage_read(text, "s.c", &o);
	assert_int_equal(o.lines, 5);
	assert_int_equal(o.nmissed, 2);
	assert_int_equal(o.missed[0], 5);
	assert_int_equal(o.missed[1], 6);
	assert_int_equal(o.branches, 3);
	assert_int_equal(o.branches_taken, 1);
	free(o.missed);
}

static void another_file_has_no_lines(void **state)
{
	struct coverage_outcome o = { .lines = 0 };

	(void)state;
	coverage_read(text, "x.c", &o);
	coverage_read("", "s.c", &o);
	coverage_read("0:Source:s.c\n:::\n  #\n", "s.c", &o);
	assert_int_equal(o.lines, 0);
	assert_int_equal(o.nmissed, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_and_branches_of_one_file_are_counted),
		cmocka_unit_test(another_file_has_no_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
