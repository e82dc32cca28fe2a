/* model/result: points and needs, and JSON in both directions. */
#include "cmocka_all.h"
#include "lab_text.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/lab.h"
#include "model/result.h"

#include <string.h>

/* A result of the small lab; the verdicts of t_one, t_two, t_two_more, t_three. */
static struct result *result_of(const enum verdict *verdict)
{
	AUTO(freep) char *dir = path_join(scratch, "q");
	struct err e = ERR_INIT;
	struct lab *lab;
	struct result *r;
	size_t n = 0;

	lab_write("q", "q");
	lab = lab_load(dir, &e);
	assert_non_null(lab);
	r = result_new(lab, "q.c");
	lab_free(lab);
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			r->requirements[i].tests[k].verdict = verdict[n++];
	return r;
}

#define VERDICTS_OF(...) result_of((const enum verdict[]){ __VA_ARGS__ })

static void a_new_result_knows_the_plan_and_nothing_ran(void **state)
{
	struct result *r = VERDICTS_OF(V_NOT_RUN, V_NOT_RUN, V_NOT_RUN, V_NOT_RUN);

	(void)state;
	assert_string_equal(r->lab, "q");
	assert_string_equal(r->file, "q.c");
	assert_int_equal(r->max_points, 6);
	assert_int_equal(result_tests(r), 4);
	assert_int_equal(result_requirements_met(r), 0);
	assert_non_null(result_find_test(r, "t_two_more"));
	assert_null(result_find_test(r, "two"));
	assert_ptr_equal(result_find_requirement(r, "three"), &r->requirements[2]);
	result_settle(r);
	assert_int_equal(r->outcome, O_NOT_YET);
	result_free(r);
}

static void points_are_all_or_nothing(void **state)
{
	static const struct {
		enum verdict verdict[4];
		enum outcome outcome;
		unsigned points;
		size_t met;
	} row[] = {
		{ { V_PASS, V_PASS, V_PASS, V_PASS }, O_PASS, 6, 3 },
		{ { V_PASS, V_PASS, V_FAIL, V_PASS }, O_NOT_YET, 3, 2 },
		{ { V_FAIL, V_PASS, V_PASS, V_PASS }, O_NOT_YET, 4, 2 },
		{ { V_PASS, V_NOT_RUN, V_PASS, V_PASS }, O_NOT_YET, 3, 2 },
		{ { V_CRASH, V_EXIT, V_RACE, V_DENIED }, O_NOT_YET, 0, 0 },
		{ { V_PASS, V_PASS, V_PASS, V_FORGED }, O_FORGED, 0, 2 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct result *r = result_of(row[i].verdict);

		result_settle(r);
		assert_int_equal(r->outcome, row[i].outcome);
		assert_int_equal(r->points, row[i].points);
		assert_int_equal(result_requirements_met(r), row[i].met);
		result_free(r);
	}
}

static void the_unmet_need_is_the_one_to_begin_with(void **state)
{
	struct result *r = VERDICTS_OF(V_FAIL, V_FAIL, V_FAIL, V_FAIL);
	const struct requirement_result *q = r->requirements;

	(void)state;
	assert_null(requirement_unmet_need(r, &q[0]));
	assert_ptr_equal(requirement_unmet_need(r, &q[1]), &q[0]);
	assert_ptr_equal(requirement_unmet_need(r, &q[2]), &q[0]);
	q[0].tests[0].verdict = V_PASS;
	assert_null(requirement_unmet_need(r, &q[1]));
	assert_ptr_equal(requirement_unmet_need(r, &q[2]), &q[1]);
	result_free(r);
}

static void a_need_of_a_need_counts_though_the_need_is_met(void **state)
{
	struct result *r = VERDICTS_OF(V_FAIL, V_PASS, V_PASS, V_FAIL);

	(void)state;
	assert_ptr_equal(requirement_unmet_need(r, &r->requirements[2]), &r->requirements[0]);
	result_free(r);
}

/* A result may come from a file: needs in a circle end. */
static void needs_in_a_circle_end(void **state)
{
	struct result *r = VERDICTS_OF(V_FAIL, V_FAIL, V_FAIL, V_FAIL);
	struct requirement_result *first = &r->requirements[0];

	(void)state;
	VEC_PUSH(first->needs, first->nneeds, xstrdup("three"));
	VEC_PUSH(first->needs, first->nneeds, xstrdup("one"));
	assert_null(requirement_unmet_need(r, first));
	result_free(r);
}

static void stopping_takes_everything_back(void **state)
{
	struct result *r = VERDICTS_OF(V_PASS, V_PASS, V_FAIL, V_PASS);

	(void)state;
	result_find_test(r, "t_two")->message = xstrdup("x");
	result_settle(r);
	result_stop(r, O_TROUBLE, "the disk is full", NULL);
	result_stop(r, O_TROUBLE, "the disk is full", "make room");
	assert_int_equal(r->outcome, O_TROUBLE);
	assert_int_equal(r->points, 0);
	assert_string_equal(r->hint, "make room");
	assert_int_equal(result_requirements_met(r), 0);
	assert_null(result_find_test(r, "t_two")->message);
	assert_string_equal(result_find_test(r, "t_two")->reason, "the disk is full");
	result_free(r);
}

/* ---- JSON ---- */

static void fill(struct result *r)
{
	struct test_result *t = result_find_test(r, "t_two");
	struct diagnostic d = { .severity = xstrdup("warning"), .message = xstrdup("unused"),
				.option = xstrdup("-Wunused"), .file = xstrdup("q.c"), .line = 3,
				.column = 4, .hint = xstrdup("take it out") };

	struct site site = { xstrdup("called from"), { xstrdup("h"), 11, 0, 0 } };

	t->message = xstrdup("quote \" backslash \\ bell \a del \x7f, no UTF-8 \xff\xc3, é 漢");
	t->what = xstrdup("");
	t->expected = xstrdup("a\nb\t");
	t->got = xstrdup("\x1b[31m\xc2\x9b");
	t->story = xstrdup("put(1)\nget(1)");
	t->story_cut = t->output_cut = true;
	t->meaning = xstrdup("m");
	t->hint = xstrdup("h");
	t->detail = xstrdup("d");
	t->output = xstrdup("o");
	t->at = (struct place){ xstrdup("f"), 7, 8, 9 };
	t->allocated = (struct place){ NULL, 9, 0, 0 };
	t->freed = (struct place){ xstrdup("g"), 10, 0, 0 };
	VEC_PUSH(t->sites, t->nsites, site);
	t->cpu_us = 1;
	t->wall_us = UINT64_MAX;
	t->peak_kb = 3;
	r->seed = UINT64_MAX;
	r->tier = 2;
	r->toolchain = xstrdup("gcc 12.2.0");
	r->wall_ms = 5;
	VEC_PUSH(r->layers, r->nlayers, xstrdup("seccomp"));
	VEC_PUSH(r->diagnostics, r->ndiagnostics, d);
	memset(r->digest, 'a', DIGEST_SIZE - 1);
}

static void what_is_written_comes_back(void **state)
{
	struct result *r = VERDICTS_OF(V_PASS, V_FAIL, V_NOT_RUN, V_DENIED), *back;
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(buf_release) struct buf again = BUF_INIT;
	struct test_result *t;
	struct err e = ERR_INIT;

	(void)state;
	fill(r);
	result_to_json(r, &text);
	back = result_from_json(text.s, text.len, &e);
	assert_string_equal(e.text, "");
	assert_non_null(back);
	result_to_json(back, &again);
	assert_string_equal(again.s, text.s);
	t = result_find_test(back, "t_two");
	assert_string_equal(t->message,
			    "quote \" backslash \\ bell \a del \x7f, no UTF-8 \\xff\\xc3, "
			    "é 漢");
	assert_string_equal(t->expected, "a\nb\t");
	assert_string_equal(t->got, "\x1b[31m\xc2\x9b");
	assert_true(t->story_cut && t->output_cut);
	assert_int_equal(t->at.column, 8);
	assert_true(back->seed == UINT64_MAX);
	assert_int_equal(back->diagnostics[0].column, 4);
	assert_memory_equal(back->digest, r->digest, DIGEST_SIZE);
	result_free(back);
	result_free(r);
}

static void json_shows_no_control_character(void **state)
{
	struct result *r = VERDICTS_OF(V_PASS, V_FAIL, V_NOT_RUN, V_DENIED);
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(buf_release) struct buf shown = BUF_INIT;

	(void)state;
	fill(r);
	result_to_json(r, &text);
	str_show(&shown, text.s, text.len);
	assert_string_equal(shown.s, text.s);
	result_free(r);
}

/* Every single change of the list makes it a result no more. */
static void broken_results_are_refused(void **state)
{
	static const struct { const char *from, *to; } row[] = {
		{ "\"format\": 1", "\"format\": 2" },
		{ "\"verdict\": \"not-yet\"", "\"verdict\": \"fine\"" },
		{ "\"verdict\": \"denied\"", "\"verdict\": 3" },
		{ "\"lab\": \"q\"", "\"lab\": null" },
		{ "\"points\": 0", "\"points\": -1" },
		{ "\"points\": 2", "\"points\": 2.5" },
		{ "\"tests\": [\"t_one\"]", "\"tests\": \"t_one\"" },
		{ "\"tests\": [\"t_one\"]", "\"tests\": []" },
		{ "\"tests\": [\"t_one\"]", "\"tests\": [\"t_one\", \"t_none\"]" },
		{ "\"tests\": [\"t_one\"]", "\"tests\": [\"t_one\", \"t_two\"]" },
		{ "\"needs\": [\"one\"]", "\"needs\": [1]" },
		{ "\"name\": \"t_one\"", "\"name\": \"t_two\"" },
		{ "\"seed\": \"18446744073709551615\"", "\"seed\": \"18446744073709551616\"" },
		{ "\"seed\": \"18446744073709551615\"", "\"seed\": 1" },
		{ "\"digest\": \"aaaa", "\"digest\": \"AAAA" },
		{ "\"digest\": \"aaaa", "\"digest\": \"aaaaa" },
		{ "\"story_cut\": true", "\"story_cut\": 1" },
		{ "\"at\": {", "\"at\": [], \"x\": {" },
		{ "\"line\": 7", "\"line\": 4294967296" },
		{ "\"layers\": [\"seccomp\"]", "\"layers\": {}" },
		{ "\"diagnostics\": [", "\"diagnostics\": [1, " },
		{ "\"severity\": \"warning\",", "" },
		{ "\"tier\": 2", "\"tier\": \"2\"" },
	};
	struct result *r = VERDICTS_OF(V_PASS, V_FAIL, V_NOT_RUN, V_DENIED);
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	fill(r);
	result_to_json(r, &text);
	result_free(r);
	for (size_t i = 0; i < LEN(row); i++) {
		const char *at = strstr(text.s, row[i].from);
		AUTO(freep) char *broken = NULL;
		struct err e = ERR_INIT;

		assert_non_null(at);
		broken = xfmt("%.*s%s%s", (int)(at - text.s), text.s, row[i].to,
			      at + strlen(row[i].from));
		r = result_from_json(broken, strlen(broken), &e);
		if (r)
			fail_msg("accepted: %s", row[i].to);
		assert_int_equal(e.kind, ERR_INPUT);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
	const struct CMUnitTest tests[] = {
		TEST(a_new_result_knows_the_plan_and_nothing_ran),
		TEST(points_are_all_or_nothing),
		TEST(the_unmet_need_is_the_one_to_begin_with),
		TEST(a_need_of_a_need_counts_though_the_need_is_met),
		TEST(needs_in_a_circle_end),
		TEST(stopping_takes_everything_back),
		TEST(what_is_written_comes_back),
		TEST(json_shows_no_control_character),
		TEST(broken_results_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
