/* base/fields */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fields.h"

#include <string.h>

static void what_is_written_is_read_back(void **state)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	AUTO(fields_release) struct fields f = { NULL, NULL, 0 };
	struct err e = ERR_INIT;
	char bytes[256];
	uint64_t number;

	(void)state;
	for (int i = 0; i < 256; i++)
		bytes[i] = (char)i;
	fields_add(&line, "all", bytes, sizeof bytes);
	fields_add_str(&line, "empty", "");
	fields_add_u64(&line, "most", UINT64_MAX);
	for (size_t i = 0; i < line.len; i++)
		assert_true(line.s[i] >= ' ' && line.s[i] <= '~');
	assert_true(fields_parse(&f, line.s, line.len, &e));
	assert_int_equal(f.n, 3);
	assert_int_equal(fields_find_raw(&f, "all")->length, 256);
	assert_memory_equal(fields_find_raw(&f, "all")->value, bytes, 256);
	assert_string_equal(fields_find(&f, "empty"), "");
	assert_true(fields_u64(&f, "most", UINT64_MAX, &number) && number == UINT64_MAX);
	assert_false(fields_u64(&f, "most", UINT64_MAX - 1, &number));
	assert_false(fields_u64(&f, "empty", 9, &number));
	assert_false(fields_u64(&f, "missing", 9, &number));
	assert_null(fields_find(&f, "missing"));
}

static void a_number_with_a_nul_is_none(void **state)
{
	AUTO(fields_release) struct fields f = { NULL, NULL, 0 };
	uint64_t number;

	(void)state;
	assert_true(fields_parse(&f, "n=1%002", 7, NULL));
	assert_false(fields_u64(&f, "n", 99, &number));
}

static void other_lines_are_refused(void **state)
{
	static const char *const line[] = {
		"", " ", "a", "=", "=1", "a=1 ", " a=1", "a=1  b=2", "a=1 b", "a=1 a=2", "A=1",
		"a-b=1",
		"a=%", "a=%4", "a=%4g", "a=%4G", "a=%AB", "a=b=c", "a=\x80", 
		"a=\n", "a=\t", "a=1\n",
	};

	(void)state;
	for (size_t i = 0; i < LEN(line); i++) {
		struct fields f = { NULL, NULL, 0 };
		struct err e = ERR_INIT;

		if (fields_parse(&f, line[i], strlen(line[i]), &e))
			fail_msg("accepted: '%s'", line[i]);
		assert_true(err_is(&e));
		assert_null(f.text);
		assert_int_equal(f.n, 0);
	}
	{
		struct fields f;

		assert_false(fields_parse(&f, "a=1\0b", 5, NULL));
	}
}

static void keys_have_a_bound(void **state)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	struct fields f;

	(void)state;
	for (int i = 0; i < FIELDS_MAX; i++) {
		char key[8] = { 'k', (char)('a' + i / 26), (char)('a' + i % 26), '\0' };

		fields_add_str(&line, key, "");
	}
	assert_true(fields_parse(&f, line.s, line.len, NULL));
	assert_int_equal(f.n, FIELDS_MAX);
	fields_release(&f);
	fields_add_str(&line, "one_more", "");
	assert_false(fields_parse(&f, line.s, line.len, NULL));
}

static void a_new_line_begins_without_a_space(void **state)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	fields_add_str(&text, "a", "1");
	fields_add_str(&text, "b", "%=");
	buf_char(&text, '\n');
	fields_add_str(&text, "c", " ");
	assert_string_equal(text.s, "a=1 b=%25%3d\nc=%20");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(a_number_with_a_nul_is_none),
		cmocka_unit_test(other_lines_are_refused),
		cmocka_unit_test(keys_have_a_bound),
		cmocka_unit_test(a_new_line_begins_without_a_space),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
