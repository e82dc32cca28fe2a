/* vet/promises: which sentences of a header no test names. */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/str.h"
#include "vet/promises.h"

#include <string.h>

static const char header[] =
	"/* ring.h: a queue. It never waits.\n"
	" *\n"
	" * Only ring_new allocates. One thread. */\n"
	"/* ---- how to make one ---- */\n"
	"struct ring {\n"
	"\tint capacity; /* at least 1; see below */\n"
	"\tint n;        /* a number */\n"
	"};\n"
	"/* The delay is 0 .. v, and\n"
	" * 3 * n is safe. TODO say more about it. NULL is fine! */\n"
	"int ring_new(void);\n";

static const char *const tests[] = { "one", "two" };

static void find(struct promises *p, const char *suite)
{
	promises_find(p, header, suite, tests, LEN(tests));
}

static const struct promise *promise(const struct promises *p, const char *words)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(p->promise[i].words, words))
			return &p->promise[i];
	fail_msg("there is no promise: %s", words);
	return NULL;
}

static void sentences_of_three_words_are_promises(void **state)
{
	struct promises p;

	(void)state;
	find(&p, "");
	assert_int_equal(p.n, 5);
	assert_int_equal(promise(&p, "It never waits.")->line, 1);
	assert_false(promise(&p, "Only ring_new allocates.")->quoted);
	assert_int_equal(promise(&p, "at least 1; see below")->line, 6);
	promise(&p, "The delay is 0 .. v, and 3 * n is safe.");
	promise(&p, "NULL is fine!");
	assert_int_equal(p.nsilent, 2);
	assert_int_equal(p.nastray, 0);
	promises_release(&p);
}

static void a_quote_before_a_test_names_what_it_touches(void **state)
{
	struct promises p;

	(void)state;
	find(&p, "/* \"It never waits. Only ring_new\n * allocates.\" and \"at least 1 … is "
		 "safe.\" */\n"
		 "static void one(void **state)\n{\n}\n"
		 "/* \"NULL is fine!\" is quoted before no test */\nstatic int x;\n"
		 "/* says nothing */\nstatic void two(void **state)\n");
	assert_true(promise(&p, "It never waits.")->quoted);
	assert_true(promise(&p, "Only ring_new allocates.")->quoted);
	assert_true(promise(&p, "at least 1; see below")->quoted);
	/* of this one only two words were quoted */
	assert_false(promise(&p, "The delay is 0 .. v, and 3 * n is safe.")->quoted);
	assert_false(promise(&p, "NULL is fine!")->quoted);
	assert_int_equal(p.nsilent, 1);
	assert_string_equal(p.silent[0], "two");
	assert_int_equal(p.nastray, 0);
	promises_release(&p);
}

static void a_part_of_a_sentence_names_it(void **state)
{
	struct promises p;

	(void)state;
	find(&p, "/* \"0 .. v, and 3 * n\" */\nstatic void one(void **state)\n"
		 "/* \"waits. Only ring_new\" */\nstatic void two(void **state)\n");
	assert_true(promise(&p, "The delay is 0 .. v, and 3 * n is safe.")->quoted);
	assert_true(promise(&p, "Only ring_new allocates.")->quoted);
	promises_release(&p);
}

static void what_the_header_does_not_say_is_astray(void **state)
{
	struct promises p;

	(void)state;
	find(&p, "/* \"It always waits for you\" \"It never waits.\" */\n"
		 "static void one(void **state)\n"
		 "/* \"waits. See below\" */\nstatic void two(void **state)\n");
	assert_int_equal(p.nastray, 2);
	assert_string_equal(p.astray[0], "It always waits for you");
	assert_true(promise(&p, "It never waits.")->quoted);
	promises_release(&p);
}

static void what_no_test_can_see_is_excused(void **state)
{
	struct promises p;

	(void)state;
	find(&p, "/* not tested: \"Only ring_new allocates.\": why\n"
		 " * \"It never waits.\": why */\n");
	assert_true(promise(&p, "Only ring_new allocates.")->quoted);
	assert_true(promise(&p, "It never waits.")->quoted);
	assert_int_equal(p.nsilent, 2);
	promises_release(&p);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(sentences_of_three_words_are_promises),
		cmocka_unit_test(a_quote_before_a_test_names_what_it_touches),
		cmocka_unit_test(a_part_of_a_sentence_names_it),
		cmocka_unit_test(what_the_header_does_not_say_is_astray),
		cmocka_unit_test(what_no_test_can_see_is_excused),
	};

	return cmocka_run_group_tests(all, NULL, NULL);
}
