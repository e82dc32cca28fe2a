/* model/diagnostics: what gcc 12 really wrote, and what it might. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "model/diagnostics.h"
#include "model/result.h"

#include <string.h>

struct parsed {
	struct diagnostic *list;
	size_t n;
};

static struct parsed parse(const char *text, size_t length)
{
	struct parsed p = { NULL, 0 };

	diagnostics_parse(text, length, &p.list, &p.n);
	return p;
}

static void release(struct parsed *p)
{
	for (size_t i = 0; i < p->n; i++)
		diagnostic_release(&p->list[i]);
	free(p->list);
}

#define CARET(line, column)                                                                       \
	"\"locations\": [{\"caret\": {\"byte-column\": 2, \"display-column\": " column            \
	", \"line\": " line ", \"file\": \"dir/sum.c\", \"column\": " column "}}]"
#define ENTRY(kind, message, more)                                                                \
	"{\"kind\": \"" kind "\", \"column-origin\": 1, \"children\": [], " CARET("6", "9") more   \
	", \"message\": \"" message "\", \"escape-source\": false}"

static void an_array_of_gcc_is_read_errors_first(void **state)
{
	static const char text[] = "cc1: note: something else\n"
		"[" ENTRY("warning", "unused 'y'", ", \"option\": \"-Wunused-variable\"") ", "
		ENTRY("error", "expected ';'", "") ", " ENTRY("note", "declared here", "") ", "
		ENTRY("fatal error", "no.h: No such file or directory", "") "]\n"
		"compilation terminated.\n";
	struct parsed p = parse(text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 3);
	assert_string_equal(p.list[0].message, "expected ';'");
	assert_string_equal(p.list[0].severity, "error");
	assert_string_equal(p.list[0].file, "sum.c");
	assert_int_equal(p.list[0].line, 6);
	assert_int_equal(p.list[0].column, 9);
	assert_null(p.list[0].option);
	assert_string_equal(p.list[1].message, "no.h: No such file or directory");
	assert_string_equal(p.list[1].severity, "error");
	assert_string_equal(p.list[2].severity, "warning");
	assert_string_equal(p.list[2].option, "-Wunused-variable");
	release(&p);
}

#define FIX(start, next, string)                                                                  \
	", \"fixits\": [{\"start\": {\"line\": 6, \"column\": " start                              \
	"}, \"next\": {\"line\": 6, \"column\": " next "}, \"string\": \"" string "\"}]"

static void a_fix_becomes_a_hint(void **state)
{
	static const struct { const char *text, *hint; } row[] = {
		{ "[" ENTRY("error", "m", FIX("9", "9", ";")) "]", "put ';' there" },
		{ "[" ENTRY("error", "m", FIX("9", "15", "printf")) "]", "write 'printf' there" },
		{ "[" ENTRY("error", "m", FIX("9", "15", "")) "]", "take it out" },
		{ "[" ENTRY("error", "m", "") "]", NULL },
		{ "[" ENTRY("error", "m", ", \"fixits\": [1]") "]", NULL },
		{ "[" ENTRY("error", "m", ", \"fixits\": {}") "]", NULL },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct parsed p = parse(row[i].text, strlen(row[i].text));

		assert_int_equal(p.n, 1);
		assert_true(str_eq(p.list[0].hint, row[i].hint));
		release(&p);
	}
}

static void errors_below_an_error_count_too(void **state)
{
	static const char text[] = "[{\"kind\": \"error\", \"message\": \"a\", \"children\": ["
		"{\"kind\": \"note\", \"message\": \"b\"}, "
		"{\"kind\": \"error\", \"message\": \"c\"}]}]";
	struct parsed p = parse(text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 2);
	assert_string_equal(p.list[1].message, "c");
	assert_string_equal(p.list[1].file, "");
	assert_int_equal(p.list[1].line, 0);
	release(&p);
}

static void an_array_that_was_cut_is_read_as_far_as_it_goes(void **state)
{
	static const char text[] = "[" ENTRY("error", "a", "") ", " ENTRY("error", "b", "") ", "
				   ENTRY("error", "c", "") "]\n";
	size_t one = strlen(ENTRY("error", "a", ""));

	(void)state;
	for (size_t cut = 0; cut < strlen(text); cut++) {
		struct parsed p = parse(text, cut);
		size_t whole = cut > one ? 1 + (cut - one - 1) / (one + 2) : 0;

		assert_int_equal(p.n, whole);
		release(&p);
	}
}

/* gcc writes bytes of the learner's file into its strings as they are. */
static void bytes_that_are_no_json_are_mended(void **state)
{
	static const char text[] =
		"[" ENTRY("error", "#error \\\"\x1b[31m \xff\\0 \\\\0 \\u00e9\\\"", "") "]";
	struct parsed p = parse(text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 1);
	assert_string_equal(p.list[0].message,
			    "#error \"\uFFFD[31m \uFFFD\uFFFD \\0 \u00e9\"");
	release(&p);
}

static void every_array_is_read(void **state)
{
	static const char text[] = "[" ENTRY("error", "a", "") "]\n[]\nwords\n["
				   ENTRY("error", "b", "") "]\n";
	struct parsed p = parse(text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 2);
	assert_string_equal(p.list[1].message, "b");
	release(&p);
}

static void lines_of_other_tools_are_read(void **state)
{
	static const struct {
		const char *text, *severity, *file, *message;
		unsigned line, column;
	} row[] = {
		{ "out/solution.s:12: Error: no such instruction: `x'\n", "error", "solution.s",
		  "no such instruction: `x'", 12, 0 },
		{ "a.c:3:14: error: expected ';'", "error", "a.c", "expected ';'", 3, 14 },
		{ "a.c:3:14: warning: unused", "warning", "a.c", "unused", 3, 14 },
		{ "a.c:99999999999999999999:1: fatal error: x", "error", "a.c", "x", 0, 1 },
		{ "a.c:3:14: note: here", NULL, NULL, NULL, 0, 0 },
		{ "a.c: error: here", NULL, NULL, NULL, 0, 0 },
		{ "error: here", NULL, NULL, NULL, 0, 0 },
		{ ":::", NULL, NULL, NULL, 0, 0 },
		{ "a.c:3", NULL, NULL, NULL, 0, 0 },
		{ "", NULL, NULL, NULL, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct parsed p = parse(row[i].text, strlen(row[i].text));

		assert_int_equal(p.n, row[i].severity ? 1 : 0);
		if (p.n) {
			assert_string_equal(p.list[0].severity, row[i].severity);
			assert_string_equal(p.list[0].file, row[i].file);
			assert_string_equal(p.list[0].message, row[i].message);
			assert_int_equal(p.list[0].line, row[i].line);
			assert_int_equal(p.list[0].column, row[i].column);
		}
		release(&p);
	}
}

static void a_flood_is_bounded(void **state)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct parsed p;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_str(&text, "a.c:1:1: error: x\n");
	buf_char(&text, '[');
	for (int i = 0; i < 1000; i++)
		buf_str(&text, ENTRY("error", "y", "") ", ");
	buf_fill(&text, '[', 100000);
	p = parse(text.s, text.len);
	assert_int_equal(p.n, DIAGNOSTICS_MAX);
	release(&p);
}

static void a_warning_about_our_own_flags_is_passed_over(void **state)
{
	static const char text[] =
		"[{\"kind\": \"warning\", \"message\": \"\\\"__has_include\\\" redefined\", "
		"\"locations\": [{\"caret\": {\"line\": 0, \"file\": \"<command-line>\"}}]}, "
		ENTRY("warning", "unused 'y'", "") "]\n";
	struct parsed p = parse(text, strlen(text));

	(void)state;
	assert_int_equal(p.n, 1);
	assert_string_equal(p.list[0].message, "unused 'y'");
	release(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_array_of_gcc_is_read_errors_first),
		cmocka_unit_test(a_warning_about_our_own_flags_is_passed_over),
		cmocka_unit_test(a_fix_becomes_a_hint),
		cmocka_unit_test(errors_below_an_error_count_too),
		cmocka_unit_test(an_array_that_was_cut_is_read_as_far_as_it_goes),
		cmocka_unit_test(bytes_that_are_no_json_are_mended),
		cmocka_unit_test(every_array_is_read),
		cmocka_unit_test(lines_of_other_tools_are_read),
		cmocka_unit_test(a_flood_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
