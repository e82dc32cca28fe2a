/* base/str */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"

#include <string.h>

static void numbers_are_whole_and_bounded(void **state)
{
	static const struct { const char *text; uint64_t max; bool fine; uint64_t value; } row[] = {
		{ "0", 0, true, 0 },      { "1", 0, false, 0 },     { "007", 7, true, 7 },
		{ "8", 7, false, 0 },     { "10", 9, false, 0 },    { "", 9, false, 0 },
		{ "-1", 9, false, 0 },    { "+1", 9, false, 0 },    { " 1", 9, false, 0 },
		{ "1 ", 9, false, 0 },    { "0x1", 99, false, 0 },  { "1e3", 9999, false, 0 },
		{ "18446744073709551615", UINT64_MAX, true, UINT64_MAX },
		{ "18446744073709551616", UINT64_MAX, false, 0 },
		{ "99999999999999999999", UINT64_MAX, false, 0 },
		{ "18446744073709551615", UINT64_MAX - 1, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		uint64_t value = 0;

		assert_int_equal(str_number(row[i].text, row[i].max, &value), row[i].fine);
		assert_true(value == row[i].value);
	}
}

static void equal_starts_ends(void **state)
{
	(void)state;
	assert_true(str_eq(NULL, NULL) && str_eq("a", "a") && str_eq("", ""));
	assert_false(str_eq(NULL, "") || str_eq("", NULL) || str_eq("a", "ab"));
	assert_true(str_starts("abc", "ab") && str_starts("abc", "") && str_starts("", ""));
	assert_false(str_starts("ab", "abc") || str_starts("abc", "b"));
	assert_true(str_ends("abc", "bc") && str_ends("abc", "") && str_ends("", ""));
	assert_false(str_ends("bc", "abc") || str_ends("abc", "b"));
}

static void distance_counts_edits_and_swaps(void **state)
{
	static const struct { const char *a, *b; size_t distance; } row[] = {
		{ "", "", 0 },          { "a", "", 1 },        { "abc", "abc", 0 },
		{ "abc", "acb", 1 },    { "abc", "abd", 1 },   { "abc", "ab", 1 },
		{ "kitten", "sitting", 3 }, { "ca", "abc", 3 }, { "title", "titel", 1 },
	};
	char longest[64], longer[65];

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		assert_int_equal(str_distance(row[i].a, row[i].b), row[i].distance);
		assert_int_equal(str_distance(row[i].b, row[i].a), row[i].distance);
	}
	memset(longest, 'x', 63);
	longest[63] = '\0';
	memset(longer, 'x', 64);
	longer[64] = '\0';
	assert_int_equal(str_distance(longest, ""), 63);
	assert_true(str_distance(longer, longest) == SIZE_MAX);
}

static void the_nearest_name_is_near(void **state)
{
	static const char *const names[] = { "check", "list", "start", "show" };
	static const struct { const char *word, *meant; } row[] = {
		{ "chekc", "check" }, { "lst", "list" }, { "strat", "start" }, { "check", "check" },
		{ "xyz", NULL },      { "", NULL },      { "doctor", NULL },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++)
		assert_true(str_eq(str_nearest(row[i].word, names, LEN(names)), row[i].meant));
	assert_null(str_nearest("check", names, 0));
}

static void utf8_is_strict(void **state)
{
	static const struct { const char *text; size_t n, length; uint32_t code; } row[] = {
		{ "a", 1, 1, 'a' },               { "\x7f", 1, 1, 0x7f },
		{ "\xc3\xa9", 2, 2, 0xe9 },       { "\xe6\xbc\xa2", 3, 3, 0x6f22 },
		{ "\xf0\x9f\x98\x80", 4, 4, 0x1f600 }, { "\xf4\x8f\xbf\xbf", 4, 4, 0x10ffff },
		{ "\xc3", 1, 0, 0 },              { "\xc3\xa9", 1, 0, 0 },
		{ "\x80", 1, 0, 0 },              { "\xc0\x80", 2, 0, 0 },  /* overlong */
		{ "\xe0\x80\x80", 3, 0, 0 },      { "\xf0\x80\x80\x80", 4, 0, 0 },
		{ "\xed\xa0\x80", 3, 0, 0 },
		{ "\xf4\x90\x80\x80", 4, 0, 0 }, /* too high */
		{ "\xf8\x88\x80\x80\x80", 5, 0, 0 }, { "\xff", 1, 0, 0 }, { "", 0, 0, 0 },
		{ "\xe6\xbc" "a", 3, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		uint32_t code = 0;

		assert_int_equal(str_utf8(row[i].text, row[i].n, &code), row[i].length);
		assert_int_equal(code, row[i].code);
		assert_int_equal(str_utf8(row[i].text, row[i].n, NULL), row[i].length);
	}
}

static void hostile_text_is_shown_and_not_obeyed(void **state)
{
	static const struct { const char *text, *shown; } row[] = {
		{ "plain text, é 漢 😀", "plain text, é 漢 😀" },
		{ "line\n\ttab", "line\n\ttab" },
		{ "\x1b[31m\r\b\a\x7f", "\\x1b[31m\\x0d\\x08\\x07\\x7f" },
		{ "\xff\xc3(", "\\xff\\xc3(" },
		{ "\xc2\x9b" "31m", "\\u{009b}31m" },
		{ "a\u202eb\u2066c\u200fd\u200be", "a\\u{202e}b\\u{2066}c\\u{200f}d\\u{200b}e" },
		{ "\ufeff\u2028\u00ad", "\\u{feff}\\u{2028}\\u{00ad}" },
		{ "\xed\xa0\x80", "\\xed\\xa0\\x80" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		AUTO(buf_release) struct buf shown = BUF_INIT;
		AUTO(buf_release) struct buf again = BUF_INIT;

		str_show(&shown, row[i].text, strlen(row[i].text));
		assert_string_equal(shown.s, row[i].shown);
		str_show(&again, shown.s, shown.len);
		assert_string_equal(again.s, shown.s);
	}
}

static void a_nul_is_shown_too(void **state)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	(void)state;
	str_show(&shown, "a\0b", 3);
	assert_string_equal(shown.s, "a\\x00b");
}

static void in_a_sentence_no_line_ends(void **state)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	(void)state;
	str_show_line(&shown, "/a\n\tb\x1b é", 9);
	assert_string_equal(shown.s, "/a\\x0a\\x09b\\x1b é");
}

static void columns_are_what_a_terminal_uses(void **state)
{
	static const struct { const char *text; size_t columns; } row[] = {
		{ "", 0 }, { "abc", 3 }, { "é", 1 }, { "e\u0301", 1 }, { "漢字", 4 },
		{ "✓ met", 5 }, { "😀", 2 }, { "·–", 2 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++)
		assert_int_equal(str_columns(row[i].text), row[i].columns);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_whole_and_bounded),
		cmocka_unit_test(equal_starts_ends),
		cmocka_unit_test(distance_counts_edits_and_swaps),
		cmocka_unit_test(the_nearest_name_is_near),
		cmocka_unit_test(utf8_is_strict),
		cmocka_unit_test(hostile_text_is_shown_and_not_obeyed),
		cmocka_unit_test(a_nul_is_shown_too),
		cmocka_unit_test(in_a_sentence_no_line_ends),
		cmocka_unit_test(columns_are_what_a_terminal_uses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
