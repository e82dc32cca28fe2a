/* base/opt */
#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/opt.h"

#include <stdlib.h>
#include <string.h>

struct args {
	const char *seed;
	bool verbose, quiet;
	struct opt_list reports;
	int first;
};

/* Parses a command line of at most 9 words, given as one text. */
static bool parse(struct args *a, const char *line, char *words, char **argv, struct err *e)
{
	const struct opt opts[] = {
		{ 's', "seed", "N", "repeat the run of seed N", .text = &a->seed },
		{ 'v', "verbose", NULL, "show everything", .flag = &a->verbose },
		{ 'q', "quiet", NULL, "show little", .flag = &a->quiet },
		{ 0, "report", "NAME", "write a report", .list = &a->reports },
		OPT_END
	};
	int argc = 0;
	char *word, *rest;

	*a = (struct args){ .first = 0 };
	memcpy(words, line, strlen(line) + 1);
	argv[argc++] = (char *)"hone";
	for (word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	argv[argc] = NULL;
	return opt_parse(opts, argc, argv, &a->first, e);
}

static void options_are_read_as_gnu_does(void **state)
{
	static const struct {
		const char *line, *seed;
		bool verbose, quiet;
		const char *operand;
	} row[] = {
		{ "", NULL, false, false, NULL },
		{ "--seed=7 lab", "7", false, false, "lab" },
		{ "--seed 7 lab", "7", false, false, "lab" },
		{ "-s7 lab", "7", false, false, "lab" },
		{ "-s 7", "7", false, false, NULL },
		{ "-vq", NULL, true, true, NULL },
		{ "-vqs7", "7", true, true, NULL },
		{ "lab -v", NULL, true, false, "lab" },
		{ "-- -v", NULL, false, false, "-v" },
		{ "--verb lab", NULL, true, false, "lab" },
		{ "--seed=", "", false, false, NULL },
		{ "-", NULL, false, false, "-" },
	};
	char words[100], *argv[10];

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;
		struct args a;

		assert_true(parse(&a, row[i].line, words, argv, &e));
		assert_int_equal(a.verbose, row[i].verbose);
		assert_int_equal(a.quiet, row[i].quiet);
		if (row[i].seed)
			assert_string_equal(a.seed, row[i].seed);
		else
			assert_null(a.seed);
		if (row[i].operand)
			assert_string_equal(argv[a.first], row[i].operand);
		else
			assert_null(argv[a.first]);
	}
}

static void an_option_may_be_repeated(void **state)
{
	char words[100], *argv[10];
	struct err e = ERR_INIT;
	struct args a;

	(void)state;
	assert_true(parse(&a, "--report json lab --report=term", words, argv, &e));
	assert_int_equal(a.reports.n, 2);
	assert_string_equal(a.reports.item[0], "json");
	assert_string_equal(a.reports.item[1], "term");
	assert_string_equal(argv[a.first], "lab");
	free(a.reports.item);
}

static void mistakes_are_told_with_what_was_meant(void **state)
{
	static const struct { const char *line, *text, *hint; } row[] = {
		{ "--sede 7", "unknown option '--sede'", "did you mean '--seed'?" },
		{ "--sede=7", "unknown option '--sede'", "did you mean '--seed'?" },
		{ "--zzzzzz", "unknown option '--zzzzzz'", "" },
		{ "-x", "unknown option '-x'", "" },
		{ "-vx", "unknown option '-x'", "" },
		{ "--seed", "option '--seed' needs a value", "" },
		{ "-s", "option '-s' needs a value", "" },
		{ "--verbose=1", "option '--verbose' takes no value", "" },
	};
	char words[100], *argv[10];

	(void)state;
	for (size_t i = 0; i < LEN(row); i++) {
		struct err e = ERR_INIT;
		struct args a;

		assert_false(parse(&a, row[i].line, words, argv, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		assert_string_equal(e.text, row[i].text);
		assert_string_equal(e.hint, row[i].hint);
	}
}

static void help_is_one_aligned_line_an_option(void **state)
{
	const struct opt opts[] = {
		{ 's', "seed", "N", "repeat the run of seed N", NULL, NULL, NULL },
		{ 0, "keep", NULL, "keep the folder", NULL, NULL, NULL },
		OPT_END
	};
	AUTO(buf_release) struct buf text = BUF_INIT;

	(void)state;
	opt_help(opts, &text);
	assert_string_equal(text.s, "  -s, --seed N               repeat the run of seed N\n"
				    "      --keep                 keep the folder\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_are_read_as_gnu_does),
		cmocka_unit_test(an_option_may_be_repeated),
		cmocka_unit_test(mistakes_are_told_with_what_was_meant),
		cmocka_unit_test(help_is_one_aligned_line_an_option),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
