/* The test host: one lab's suite, ready to be run against any solution of it.
 *
 *	host --list
 *	host --solution FILE.so --filter FILE|none --report-fd N [options]
 *	     [--test NAME [--canary K]]...
 *
 * Two kinds of process. The PARENT, here and in watch.c, never maps the solution: it forks one
 * CHILD a test, owns the other end of its pipes, bounds it, answers for the calls its filter
 * denies, and writes two lines of facts for it (report.h). The CHILD (child.c) loads the solution
 * and runs its one test. All that a solution can reach lies in a child; a pass needs a record over
 * a pipe and an exit status that agree (page.h, ended.c).
 *
 * With --canary the K-th expectation of that test is turned round, and the test has to fail there:
 * a solution that makes tests pass by itself shows itself so. Nothing tells it that this is such a
 * run: the command line and the list of numbers are gone from a child's memory.
 *
 * Ends with 0 when every test was run and reported, whatever became of it; 3 when the solution
 * cannot be loaded; 2 for a wrong command line; 4 for trouble. Words go to standard error. */
#include "stub.h"
#include "watch.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define USAGE 2

struct options {
	const char *solution, *filter;
	uint64_t report_fd, seed, jobs, cpu_ms, wall_ms, output_kb, memory_mb;
	bool list;
	const struct hone_test **tests; /* those asked for, or all */
	uint64_t *canary;               /* of each; in memory that no child inherits */
	size_t n;
};

static const struct hone_test *find_test(const char *name)
{
	for (size_t i = 0; i < hone_suite_length; i++)
		if (strcmp(hone_suite[i].name, name) == 0)
			return &hone_suite[i];
	return NULL;
}

static int refuse(const char *what, const char *value)
{
	fprintf(stderr, "host: %s '%s'\n", what, value);
	return USAGE;
}

static bool read_number(const char *text, uint64_t max, uint64_t *number)
{
	char *end;

	errno = 0;
	*number = strtoull(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && !errno && *number <= max;
}

/* ---- options ---- */

static int take_option(struct options *o, const char *name, const char *value)
{
	const struct { const char *name; const char **to; } text[] = {
		{ "--solution", &o->solution }, { "--filter", &o->filter },
	};
	const struct { const char *name; uint64_t *to, max; } number[] = {
		{ "--report-fd", &o->report_fd, 1 << 16 },
		{ "--seed", &o->seed, UINT64_MAX },
		{ "--jobs", &o->jobs, UINT32_MAX },
		{ "--cpu-ms", &o->cpu_ms, 3600 * 1000 },
		{ "--wall-ms", &o->wall_ms, 24 * 3600 * 1000 },
		{ "--output-kb", &o->output_kb, 1 << 30 },
		{ "--memory-mb", &o->memory_mb, 1 << 20 },
	};

	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		if (strcmp(name, text[i].name) == 0)
			return *text[i].to = value, 0;
	for (size_t i = 0; i < sizeof number / sizeof *number; i++)
		if (strcmp(name, number[i].name) == 0)
			return read_number(value, number[i].max, number[i].to)
				       ? 0 : refuse("no usable number:", value);
	if (strcmp(name, "--canary") == 0 && o->n)
		return read_number(value, UINT32_MAX, &o->canary[o->n - 1])
			       ? 0 : refuse("no usable number:", value);
	if (strcmp(name, "--test") != 0)
		return refuse("no such option:", name);
	o->tests[o->n] = find_test(value);
	return o->tests[o->n++] ? 0 : refuse("no such test:", value);
}

static int read_options(struct options *o, int argc, char **argv)
{
	int status = 0;

	for (int i = 1; i < argc && !status; i++) {
		if (strcmp(argv[i], "--list") == 0)
			o->list = true;
		else if (i + 1 == argc)
			status = refuse("a value is missing after", argv[i]);
		else
			status = take_option(o, argv[i], argv[i + 1]), i++;
	}
	if (!status && !o->list && (!o->solution || !o->filter))
		return refuse("needed:", "--solution FILE --filter FILE");
	return status;
}

/* The words of the command line would be found in every child's memory. */
static bool forget_words(struct options *o, int argc, char **argv)
{
	o->solution = o->solution ? strdup(o->solution) : NULL;
	o->filter = o->filter ? strdup(o->filter) : NULL;
	for (int i = 1; i < argc; i++)
		explicit_bzero(argv[i], strlen(argv[i]));
	return o->list || (o->solution && o->filter);
}

static void select_all(struct options *o)
{
	for (size_t i = 0; i < hone_suite_length; i++)
		o->tests[o->n++] = &hone_suite[i];
}

/* ---- running ---- */

static uint64_t at_least(uint64_t value, uint64_t least)
{
	return value < least ? least : value;
}

static int run(const struct options *o)
{
	struct hone_watch watch = {
		.solution = o->solution, .report_fd = (int)o->report_fd, .seed = o->seed,
		.jobs = o->jobs > HONE_JOBS_MAX ? HONE_JOBS_MAX : (unsigned)at_least(o->jobs, 1),
		.cpu_ms = at_least(o->cpu_ms, 1), .wall_ms = at_least(o->wall_ms, 1),
		.output_kb = o->output_kb, .memory_mb = at_least(o->memory_mb, 1),
		.tests = o->tests, .canary = o->canary, .n = o->n,
	};
	int status;

	if (!hone_filter_load(&watch.filter, o->filter)) {
		fprintf(stderr, "host: %s: %s\n", o->filter, strerror(errno));
		return HONE_EXIT_TROUBLE;
	}
	status = hone_watch_run(&watch);
	free(watch.filter.code);
	return status;
}

static void list(void)
{
	for (size_t i = 0; i < hone_suite_length; i++)
		printf("%s\n", hone_suite[i].name);
}

static bool make_lists(struct options *o, size_t most)
{
	size_t bytes = most * sizeof *o->canary;
	void *canary = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1,
			    0);

	o->tests = calloc(most, sizeof *o->tests);
	if (!o->tests || canary == MAP_FAILED || madvise(canary, bytes, MADV_WIPEONFORK) != 0)
		return false;
	o->canary = canary;
	return true;
}

int main(int argc, char **argv)
{
	struct options o = { .report_fd = 3, .jobs = 1, .cpu_ms = 2000, .wall_ms = 10000,
			     .output_kb = 64, .memory_mb = 256 };
	int status;

	if (!make_lists(&o, hone_suite_length + (size_t)argc))
		return HONE_EXIT_TROUBLE;
	status = read_options(&o, argc, argv);
	if (!status && !forget_words(&o, argc, argv))
		status = HONE_EXIT_TROUBLE;
	if (!status && !o.n)
		select_all(&o);
	if (!status && o.list)
		list();
	else if (!status)
		status = run(&o);
	free(o.tests);
	return status;
}
