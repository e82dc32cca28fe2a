/* cmd/markdown: rows of a reading and what a terminal gets. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/term.h"
#include "cmd/markdown.h"

#include <stdio.h>
#include <string.h>

struct row {
	const char *text, *shown;
};

static const struct style narrow = { false, true, false, 40 };

static void expect(const struct row *rows, size_t n, const struct style *style)
{
	for (size_t i = 0; i < n; i++) {
		AUTO(buf_release) struct buf out = BUF_INIT;

		markdown_show(rows[i].text, strlen(rows[i].text), style, &out);
		assert_string_equal(out.s, rows[i].shown);
	}
}

static void a_block_is_set_apart_and_wrapped(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "", "" },
		{ "one\ntwo\n", "one two\n" },
		{ "one\n\n\n\ntwo", "one\n\ntwo\n" },
		{ "1234567890 1234567890 1234567890 123456 x",
		  "1234567890 1234567890 1234567890 123456\nx\n" },
		{ "1234567890 1234567890 1234567890 1234567 x",
		  "1234567890 1234567890 1234567890 1234567\nx\n" },
		{ "a-word-that-is-longer-than-the-line-is-wide-stays whole",
		  "a-word-that-is-longer-than-the-line-is-wide-stays\nwhole\n" },
		{ "# Title\ntext\n## Part\n### Small",
		  "Title\n=====\n\ntext\n\nPart\n----\n\nSmall\n" },
		{ "<!-- a remark -->\ntext", "text\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

static void items_hang_and_follow_closely(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "- one\n- two\n", "  - one\n  - two\n" },
		{ "text\n- one\n  goes on\n\ntext", "text\n\n  - one goes on\n\ntext\n" },
		{ "1. one\n12. two", "  1. one\n  12. two\n" },
		{ "- 1234567890 1234567890 1234567890 123456",
		  "  - 1234567890 1234567890 1234567890\n    123456\n" },
		{ "- one\n  - below", "  - one\n    - below\n" },
		{ "> said\n> so\n\nand", "| said so\n\nand\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

static void code_stays_as_it_is(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "```c\nint  a;\n\n# no heading\n- no item\n```\ntext",
		  "    int  a;\n    \n    # no heading\n    - no item\n\ntext\n" },
		{ "use `a * b * c` here", "use `a * b * c` here\n" },
		{ "```\nnever closed", "    never closed\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

static void marks_within_a_line_are_taken_off(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "a **bold** and *soft* word", "a bold and soft word\n" },
		{ "2 * 3 * 4 and a*", "2 * 3 * 4 and a*\n" },
		{ "[RFC 9110](https://x.y/z) says", "RFC 9110 (https://x.y/z) says\n" },
		{ "[here](#part), [x](x)", "here, x\n" },
		{ "![a picture](p.svg)", "a picture (p.svg)\n" },
		{ "an [open bracket and `a tick", "an [open bracket and `a tick\n" },
		{ "not\\*bold\\*", "not*bold*\n" },
		{ "****", "****\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

static void a_table_is_aligned_or_told_in_lines(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "| a | long |\n|---|---|\n| bcd | e |", "  a    long\n  ---  ----\n  bcd  e\n" },
		{ "| a | b |\n|--|--|\n| 1234567890 1234567890 | 1234567890 1234567890 |",
		  "  a: b\n  1234567890 1234567890: 1234567890\n    1234567890\n" },
		{ "text\n| a |\ntext", "text\n\n  a\n\ntext\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

static void colours_take_no_columns(void **state UNUSED)
{
	static const struct style coloured = { true, true, false, 40 };
	static const struct row rows[] = {
		{ "**1234567890** `1234567890` 1234567890 1234567 x",
		  "\033[1m1234567890\033[0m \033[36m1234567890\033[0m 1234567890 1234567\nx\n" },
		{ "# Title", "\033[1mTitle\033[0m\n" },
	};

	expect(rows, LEN(rows), &coloured);
}

static void control_characters_are_shown_not_obeyed(void **state UNUSED)
{
	static const struct row rows[] = {
		{ "a\033[31mred", "a\\x1b[31mred\n" },
		{ "a\rb \xff", "a\\x0db \\xff\n" },
	};

	expect(rows, LEN(rows), &narrow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_block_is_set_apart_and_wrapped),
		cmocka_unit_test(items_hang_and_follow_closely),
		cmocka_unit_test(code_stays_as_it_is),
		cmocka_unit_test(marks_within_a_line_are_taken_off),
		cmocka_unit_test(a_table_is_aligned_or_told_in_lines),
		cmocka_unit_test(colours_take_no_columns),
		cmocka_unit_test(control_characters_are_shown_not_obeyed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
