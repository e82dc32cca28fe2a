/* base/buf */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

static void an_empty_buffer_is_an_empty_string(void **state)
{
	struct buf b = BUF_INIT;
	char *taken;

	(void)state;
	assert_string_equal(b.s, "");
	taken = buf_take(&b);
	assert_string_equal(taken, "");
	free(taken);
	buf_release(&b);
	buf_release(&b);
	assert_string_equal(b.s, "");
}

static void bytes_are_added_nuls_included(void **state)
{
	AUTO(buf_release) struct buf b = BUF_INIT;

	(void)state;
	buf_str(&b, "ab");
	buf_char(&b, 'c');
	buf_add(&b, "\0d", 2);
	buf_fill(&b, '-', 3);
	buf_fmt(&b, "%d%s", 42, "!");
	buf_add(&b, NULL, 0);
	assert_int_equal(b.len, 11);
	assert_memory_equal(b.s, "abc\0d---42!", 12);
}

static void growing_keeps_what_is_there(void **state)
{
	AUTO(buf_release) struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_char(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(b.s[i], 'a' + i % 26);
	assert_int_equal(b.s[b.len], '\0');
}

static void a_flood_is_cut_not_kept(void **state)
{
	AUTO(buf_release) struct buf b = BUF_INIT_MAX(5);

	(void)state;
	buf_str(&b, "abc");
	assert_false(b.cut);
	buf_str(&b, "de");
	assert_false(b.cut);
	buf_str(&b, "f");
	assert_true(b.cut);
	buf_fmt(&b, "%s", "ghi");
	buf_fill(&b, 'x', 1000);
	assert_string_equal(b.s, "abcde");
	buf_clear(&b);
	assert_false(b.cut);
	assert_string_equal(b.s, "");
	buf_str(&b, "123456789");
	assert_string_equal(b.s, "12345");
}

static void what_is_taken_is_the_callers(void **state)
{
	struct buf b = BUF_INIT_MAX(3);
	char *taken;

	(void)state;
	buf_str(&b, "abcdef");
	taken = buf_take(&b);
	assert_string_equal(taken, "abc");
	assert_int_equal(b.len, 0);
	assert_false(b.cut);
	buf_str(&b, "xyzw");
	assert_string_equal(b.s, "xyz");
	assert_string_equal(taken, "abc");
	free(taken);
	buf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_buffer_is_an_empty_string),
		cmocka_unit_test(bytes_are_added_nuls_included),
		cmocka_unit_test(growing_keeps_what_is_there),
		cmocka_unit_test(a_flood_is_cut_not_kept),
		cmocka_unit_test(what_is_taken_is_the_callers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
