/* model/history: what was graded, through crashes and newer versions. */
#include "cmocka_all.h"
#include "lab_text.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/history.h"
#include "model/lab.h"
#include "model/result.h"

#include <stdio.h>
#include <string.h>

#define FILE_NAME ".hone/history.ndjson"

static struct result *new_result(void)
{
	AUTO(freep) char *dir = path_join(scratch, "labs/q");
	struct err e = ERR_INIT;
	struct lab *lab;
	struct result *r;

	lab_write("labs/q", "q");
	lab = lab_load(dir, &e);
	assert_non_null(lab);
	r = result_new(lab, "q.c");
	lab_free(lab);
	memset(r->digest, '0', DIGEST_SIZE - 1);
	return r;
}

/* Appends an entry in which the first n requirements are met. */
static void append(size_t n, uint64_t at)
{
	struct result *r = new_result();
	struct err e = ERR_INIT;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			r->requirements[i].tests[k].verdict = V_PASS;
	result_settle(r);
	assert_true(history_append(scratch, r, at, &e));
	result_free(r);
}

static void add_raw(const char *text)
{
	AUTO(freep) char *path = path_join(scratch, FILE_NAME);
	AUTO(buf_release) struct buf all = BUF_INIT;

	if (fs_is_file(path))
		assert_true(fs_read(path, 1 << 20, &all, NULL));
	buf_str(&all, text);
	scratch_write(FILE_NAME, all.s);
}

static void load(struct history *h)
{
	struct err e = ERR_INIT;

	assert_true(history_load(h, scratch, &e));
}

static void no_history_is_an_empty_one(void **state)
{
	struct history h;

	(void)state;
	load(&h);
	assert_int_equal(h.n, 0);
	assert_null(history_last(&h, "q"));
	assert_null(history_best(&h, "q"));
	history_release(&h);
}

static void what_is_appended_is_loaded(void **state)
{
	struct history h;

	(void)state;
	append(2, 1000);
	append(3, UINT64_C(4102444800));
	load(&h);
	assert_int_equal(h.n, 2);
	assert_int_equal(h.skipped, 0);
	assert_string_equal(h.entry[0].lab, "q");
	assert_int_equal(h.entry[0].at, 1000);
	assert_int_equal(h.entry[0].outcome, O_NOT_YET);
	assert_int_equal(h.entry[0].points, 5);
	assert_int_equal(h.entry[0].max_points, 6);
	assert_int_equal(h.entry[0].nmet, 2);
	assert_string_equal(h.entry[0].met[1], "two");
	assert_int_equal(strlen(h.entry[0].digest), DIGEST_SIZE - 1);
	assert_int_equal(h.entry[1].outcome, O_PASS);
	assert_int_equal(h.entry[1].at, UINT64_C(4102444800));
	history_release(&h);
}

static void the_folder_hides_itself_from_git(void **state)
{
	AUTO(freep) char *path = path_join(scratch, ".hone/.gitignore");
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	append(0, 1);
	assert_true(fs_read(path, 100, &text, NULL));
	assert_string_equal(text.s, "*\n");
}

/* Cut anywhere, the last line is lost and no other, and the next append is not. */
static void a_torn_line_costs_itself_only(void **state)
{
	AUTO(freep) char *path = path_join(scratch, FILE_NAME);
	AUTO(buf_release) struct buf whole = BUF_INIT;
	size_t first;

	(void)state;
	append(1, 10);
	append(2, 20);
	assert_true(fs_read(path, 1 << 20, &whole, NULL));
	first = strcspn(whole.s, "\n") + 1;
	for (size_t cut = first + 1; cut < whole.len - 1; cut++) {
		AUTO(freep) char *torn = xstrndup(whole.s, cut);
		struct history h;

		scratch_write(FILE_NAME, torn);
		load(&h);
		assert_int_equal(h.n, 1);
		assert_int_equal(h.skipped, 1);
		history_release(&h);
		if (cut % 20 != 0) /* each append waits for the disk */
			continue;
		append(3, 30);
		load(&h);
		assert_int_equal(h.n, 2);
		assert_int_equal(h.skipped, 1);
		assert_int_equal(history_last(&h, "q")->at, 30);
		history_release(&h);
	}
}

static void last_is_the_newest_and_best_the_most_points(void **state)
{
	struct history h;

	(void)state;
	append(2, 10);
	append(3, 20);
	append(3, 30);
	append(1, 40);
	load(&h);
	assert_int_equal(history_last(&h, "q")->at, 40);
	assert_int_equal(history_best(&h, "q")->at, 30);
	assert_null(history_last(&h, "other"));
	history_release(&h);
}

#define ENTRY(at, digest, verdict, points, met)                                                   \
	"{\"at\": " at ", \"lab\": \"q\", \"digest\": " digest ", \"verdict\": " verdict           \
	", \"points\": " points ", \"max_points\": 6, \"met\": " met "}"

static void lines_that_are_no_entries_are_passed_over(void **state)
{
	static const char *const line[] = {
		"x",
		"[]",
		"{}",
		"null",
		"{\"at\": 1",
		"\xff",
		"\"\\ud800\"",
		ENTRY("-1", "\"\"", "\"pass\"", "1", "[]"),
		ENTRY("1.5", "\"\"", "\"pass\"", "1", "[]"),
		ENTRY("1", "7", "\"pass\"", "1", "[]"),
		ENTRY("1", "\"\"", "\"won\"", "1", "[]"),
		ENTRY("1", "\"\"", "null", "1", "[]"),
		ENTRY("1", "\"\"", "\"pass\"", "4294967296", "[]"),
		ENTRY("1", "\"\"", "\"pass\"", "\"1\"", "[]"),
		ENTRY("1", "\"\"", "\"pass\"", "1", "{}"),
		ENTRY("1", "\"\"", "\"pass\"", "1", "[\"one\", 2]"),
		ENTRY("1", "\"00000000000000000000000000000000000000000000000000000000000000000\"",
		      "\"pass\"", "1", "[]"),
	};
	struct history h;

	(void)state;
	add_raw(ENTRY("5", "\"\"", "\"pass\"", "1", "[]") "\n\n");
	for (size_t i = 0; i < LEN(line); i++) {
		add_raw(line[i]);
		add_raw("\n");
	}
	load(&h);
	assert_int_equal(h.n, 1);
	assert_int_equal(h.skipped, LEN(line));
	history_release(&h);
}

static void keys_of_a_newer_hone_are_fine(void **state)
{
	struct history h;

	(void)state;
	add_raw("{\"later\": {\"a\": []}, \"at\": 1, \"lab\": \"q\", \"digest\": \"\", "
		"\"verdict\": \"pass\", \"points\": 1, \"max_points\": 1, \"met\": [\"one\"]}\n");
	load(&h);
	assert_int_equal(h.n, 1);
	history_release(&h);
}

static void a_second_text_that_fails_is_a_second_attempt(void **state)
{
	static const char line[] = "{\"at\": 1, \"lab\": \"q\", \"digest\": \"%s\", "
				   "\"verdict\": \"%s\", \"points\": 0, \"max_points\": 1, "
				   "\"met\": []}\n";
	static const struct { const char *digest, *verdict; bool a, b; } row[] = {
		{ "a", "not-compiled", false, false }, /* nothing was graded */
		{ "a", "not-yet", false, true },       /* for another text, it is the second */
		{ "a", "not-yet", false, true },       /* the same text again is no attempt */
		{ "b", "not-yet", true, true },
		{ "c", "pass", false, false },         /* passed: it begins anew */
		{ "b", "not-yet", true, false },
	};
	struct history h;

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		AUTO(freep) char *text = xfmt(line, row[i].digest, row[i].verdict);

		add_raw(text);
		load(&h);
		assert_int_equal(history_has_failed(&h, "q", "a"), row[i].a);
		assert_int_equal(history_has_failed(&h, "q", "b"), row[i].b);
		assert_false(history_has_failed(&h, "other", "z"));
		history_release(&h);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
	const struct CMUnitTest tests[] = {
		TEST(no_history_is_an_empty_one),
		TEST(what_is_appended_is_loaded),
		TEST(the_folder_hides_itself_from_git),
		TEST(a_torn_line_costs_itself_only),
		TEST(last_is_the_newest_and_best_the_most_points),
		TEST(lines_that_are_no_entries_are_passed_over),
		TEST(keys_of_a_newer_hone_are_fine),
		TEST(a_second_text_that_fails_is_a_second_attempt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
