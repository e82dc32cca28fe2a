/* model/patterns: one known mistake is recognised, and nothing is said of several or of none. */
#include "cmocka_all.h"
#include "lab_text.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/lab.h"
#include "model/patterns.h"
#include "model/result.h"

#include <stdio.h>
#include <string.h>

/* The tests, in this order: t_one, t_two, t_two_more, t_three; '-' fails, '.' passes. */
static struct result *graded(const char *verdicts)
{
	AUTO(freep) char *dir = path_join(scratch, "labs/q");
	AUTO(lab_freep) struct lab *lab = NULL;
	struct result *r;
	size_t n = 0;

	lab_write("labs/q", "q");
	lab = lab_load(dir, NULL);
	assert_non_null(lab);
	r = result_new(lab, "q.c");
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			r->requirements[i].tests[k].verdict =
				verdicts[n++] == '.' ? V_PASS : V_FAIL;
	result_find_test(r, "t_three")->random = true;
	result_settle(r);
	return r;
}

static void add(struct patterns *p, const char *name, const char *words, const char *verdicts)
{
	struct result *r = graded(verdicts);

	patterns_add_random(p, r);
	patterns_add(p, name, words, r);
	result_free(r);
}

static void expect(const struct patterns *p, const char *verdicts, const char *words)
{
	struct result *r = graded(verdicts);
	const char *got = patterns_recognise(p, r);

	if (!str_eq(got, words))
		fail_msg("%s: %s instead of %s", verdicts, got ? got : "nothing",
			 words ? words : "nothing");
	result_free(r);
}

static void make(struct patterns *p)
{
	*p = (struct patterns){ NULL, 0, NULL, 0 };
	add(p, "first", "a queue", "-...");
	add(p, "second", "a stack", ".-..");
	add(p, "third", "a heap", ".-.-"); /* the same, but for the random test */
	add(p, "fourth", NULL, "..-.");
	add(p, "fifth", "a \"tree\"", "---.");
	add(p, "harmless", "nothing at all", "....");
}

static void one_that_fails_alike_is_recognised(void **state)
{
	struct patterns p;

	(void)state;
	make(&p);
	expect(&p, "-...", "a queue");
	expect(&p, "-..-", "a queue"); /* what a random test finds does not matter */
	expect(&p, "---.", "a \"tree\"");
	expect(&p, "--..", NULL); /* none fails so */
	expect(&p, ".-..", NULL); /* two do */
	expect(&p, "..-.", NULL); /* one does, and has no words */
	expect(&p, "....", NULL); /* nothing fails */
	assert_int_equal(patterns_alike(&p, 0), 1);
	assert_int_equal(patterns_alike(&p, 1), 2);
	patterns_release(&p);
}

static void what_is_written_is_read(void **state)
{
	AUTO(buf_release) struct buf first = BUF_INIT, second = BUF_INIT;
	struct patterns p, q;
	struct err e = ERR_INIT;

	(void)state;
	make(&p);
	patterns_to_json(&p, &first);
	assert_true(patterns_parse(&q, first.s, first.len, &e));
	patterns_to_json(&q, &second);
	assert_string_equal(first.s, second.s);
	assert_int_equal(q.nrandom, 1);
	expect(&q, "---.", "a \"tree\"");
	patterns_release(&p);
	patterns_release(&q);
}

static void what_vet_did_not_write_is_refused(void **state)
{
	static const char *const text[] = {
		"", "[]", "{}", "{\"format\": 2, \"random\": [], \"mutants\": []}",
		"{\"format\": 1, \"mutants\": []}", "{\"format\": 1, \"random\": []}",
		"{\"format\": 1, \"random\": [7], \"mutants\": []}",
		"{\"format\": 1, \"random\": [], \"mutants\": [{}]}",
		"{\"format\": 1, \"random\": [], \"mutants\": [{\"name\": \"a\"}]}",
		"{\"format\": 1, \"random\": [], \"mutants\": [{\"name\": \"a\", \"fails\": [1]}]}",
		"{\"format\": 1, \"random\": [], \"mutants\": [{\"name\": \"a\", \"fails\": [], "
		"\"behaves_like\": 1}]}",
		"{\"format\": 1, \"random\": [], \"mutants\": [{\"name\": \"a\", \"fails\": "
		"[\"t\", \"t\"]}]}",
	};

	(void)state;
	for (size_t i = 0; i < LEN(text); i++) {
		struct patterns p;
		struct err e = ERR_INIT;

		assert_false(patterns_parse(&p, text[i], strlen(text[i]), &e));
		assert_non_null(strstr(e.text, "is not what `hone vet --write` writes"));
		assert_int_equal(p.n, 0);
	}
}

static void a_lab_without_a_file_has_none(void **state)
{
	AUTO(freep) char *dir = path_join(scratch, "labs/q");
	AUTO(lab_freep) struct lab *lab = NULL;
	struct patterns p;
	struct err e = ERR_INIT;

	(void)state;
	lab_write("labs/q", "q");
	lab = lab_load(dir, &e);
	assert_true(patterns_load(&p, lab, &e));
	assert_int_equal(p.n, 0);
	scratch_write("labs/q/patterns.json", "{");
	assert_false(patterns_load(&p, lab, &e));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_make, scratch_remove)
	const struct CMUnitTest tests[] = {
		TEST(one_that_fails_alike_is_recognised),
		TEST(what_is_written_is_read),
		TEST(what_vet_did_not_write_is_refused),
		TEST(a_lab_without_a_file_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
