/* check.c: grades every program in tests/e2e/cases with `hone check` and compares the result with
 * the expectation at the program's top:
 *
 *	expect: OUTCOME exit=N
 *	 * test: NAME verdict=V [expected=X] [got=X] [line] [to] [in=FUNCTION]
 *	         [allocated=FUNCTION] [freed=FUNCTION] [hint=WORD] [output=… or says=… or
 *	         means=… or sites=…]
 *	 * diagnostic: [line] [hint=TEXT] [says=…]
 *
 * `line` means: the place named is the line that carries the comment HERE; `to`: its last line the
 * one with LAST. `says=` takes the rest of its line and has to occur in the message; so do the
 * others with …, and a test may have several lines. `sites=` is looked for in the other places,
 * "words LINE function; …". Besides, no program may get a point for a
 * requirement one of whose tests did not pass, every test has to be accounted for, and every
 * verdict and outcome has to occur somewhere.
 *
 * usage: check HONE LABS CASES */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "../graded.h"

#include <stdio.h>
#include <string.h>


struct grading {
	const char *name;
	const char *source; /* the program's text */
	struct result *result;
	int exit_status;
	struct buf wrong; /* what does not hold, a line each */
};

static bool seen_verdict[V_COUNT], seen_outcome[O_COUNT];
static unsigned ntests;

static void point(bool fine, const char *name, const char *wrong)
{
	printf("%s %u - %s\n", fine ? "ok" : "not ok", ++ntests, name);
	if (!fine)
		printf("# %s\n", wrong);
	fflush(stdout);
}

/* ---- the expectation ---- */

/* The value of key= in the line, up to a space or (says, output) the line's end; NULL if missing.
 */
static char *value_of(const char *line, const char *key)
{
	AUTO(freep) char *mark = xfmt(" %s=", key);
	const char *at = strstr(line, mark);
	static const char *const long_ones[] = { "says", "output", "means", "sites" };
	bool rest = false;
	char *value;
	size_t n;

	if (!at)
		return NULL;
	for (size_t i = 0; i < LEN(long_ones); i++)
		rest |= str_eq(key, long_ones[i]);
	at += strlen(mark);
	value = xstrndup(at, strcspn(at, rest ? "\n" : " \n"));
	n = strlen(value);
	if (str_ends(value, "*/"))
		n -= 2;
	while (n && value[n - 1] == ' ')
		n--;
	value[n] = '\0';
	return value;
}

static bool has_word(const char *line, const char *word)
{
	AUTO(freep) char *mark = xfmt(" %s", word);
	const char *at = strstr(line, mark);

	return at && strchr(" \n*", at[strlen(mark)]);
}

static unsigned marked_line(const char *source, const char *word)
{
	AUTO(freep) char *comment = xfmt("/* %s */", word);
	const char *mark = strstr(source, comment);
	unsigned line = 1;

	if (!mark)
		return 0;
	for (; source < mark; source++)
		line += *source == '\n';
	return line;
}

static void complain(struct grading *g, const char *what, const char *expected, const char *got)
{
	buf_fmt(&g->wrong, "%s: expected %s, got %s; ", what, expected, got ? got : "nothing");
}

static void want_text(struct grading *g, const char *line, const char *key, const char *got)
{
	AUTO(freep) char *expected = value_of(line, key);

	if (expected && (!got || !strstr(got, expected)))
		complain(g, key, expected, got);
}

static void want_exact(struct grading *g, const char *line, const char *key, const char *got)
{
	AUTO(freep) char *expected = value_of(line, key);

	if (expected && !str_eq(expected, got))
		complain(g, key, expected, got);
}

struct wanted_line { const char *key, *mark; };

static void want_line(struct grading *g, const char *line, struct wanted_line wanted, unsigned got)
{
	AUTO(freep) char *text = xfmt("%u", got);
	AUTO(freep) char *expected = xfmt("%u", marked_line(g->source, wanted.mark));

	if (has_word(line, wanted.key) && !str_eq(text, expected))
		complain(g, wanted.key, expected, text);
}

static const struct wanted_line here = { "line", "HERE" }, last = { "to", "LAST" };

static void want_sites(struct grading *g, const char *line, const struct test_result *t)
{
	AUTO(buf_release) struct buf all = BUF_INIT;

	for (size_t i = 0; i < t->nsites; i++)
		buf_fmt(&all, "%s %u %s; ", t->sites[i].words, t->sites[i].at.line,
			t->sites[i].at.function ? t->sites[i].at.function : "");
	want_text(g, line, "sites", all.s);
}

static void check_test(struct grading *g, const char *line)
{
	AUTO(freep) char *name = xstrndup(line + strlen(" * test: "),
					  strcspn(line + strlen(" * test: "), " \n"));
	const struct test_result *t = result_find_test(g->result, name);

	if (!t) {
		complain(g, "test", name, NULL);
		return;
	}
	want_exact(g, line, "verdict", verdict_name(t->verdict));
	want_exact(g, line, "expected", t->expected);
	want_exact(g, line, "got", t->got);
	want_text(g, line, "says", t->message);
	want_text(g, line, "output", t->output);
	want_text(g, line, "means", t->meaning);
	want_text(g, line, "hint", t->hint);
	want_text(g, line, "in", t->at.function);
	want_text(g, line, "allocated", t->allocated.function);
	want_text(g, line, "freed", t->freed.function);
	want_sites(g, line, t);
	want_line(g, line, here, t->at.line);
	want_line(g, line, last, t->at.last_line);
}

static void check_diagnostic(struct grading *g, const char *line)
{
	const struct diagnostic *d = g->result->diagnostics;

	if (!g->result->ndiagnostics) {
		complain(g, "diagnostics", "one", NULL);
		return;
	}
	want_text(g, line, "says", d->message);
	want_text(g, line, "hint", d->hint);
	want_line(g, line, here, d->line);
}

static void check_head(struct grading *g, const char *line)
{
	AUTO(freep) char *expected = xstrndup(line, strcspn(line, " "));
	AUTO(freep) char *status = xfmt("%d", g->exit_status);

	if (!str_eq(expected, outcome_name(g->result->outcome)))
		complain(g, "outcome", expected, outcome_name(g->result->outcome));
	want_exact(g, line, "exit", status);
}

/* ---- what holds for every program ---- */

static void check_points(struct grading *g)
{
	unsigned sum = 0;

	for (size_t i = 0; i < g->result->nrequirements; i++) {
		const struct requirement_result *q = &g->result->requirements[i];
		bool met = requirement_is_met(q);

		if (q->earned != (met && g->result->outcome != O_FORGED ? q->points : 0))
			complain(g, "points", met ? "earned" : "none", q->id);
		for (size_t k = 0; k < q->ntests; k++) {
			seen_verdict[q->tests[k].verdict] = true;
			if (q->tests[k].verdict != V_PASS && !q->tests[k].message &&
			    !q->tests[k].reason)
				complain(g, "words", "a message", q->tests[k].name);
		}
		sum += q->earned;
	}
	if (sum != g->result->points)
		complain(g, "points", "the sum", g->result->lab);
	seen_outcome[g->result->outcome] = true;
}

static void compare(struct grading *g)
{
	const char *head = strstr(g->source, "expect: ");
	const char *line = head ? strchr(head, '\n') : NULL;

	if (!head) {
		complain(g, "first line", "an expectation", NULL);
		return;
	}
	check_head(g, head + strlen("expect: "));
	for (; line && str_starts(++line, " * "); line = strchr(line, '\n')) {
		AUTO(freep) char *copy = xstrndup(line, strcspn(line, "\n") + 1);

		if (str_starts(line, " * test: "))
			check_test(g, copy);
		if (str_starts(line, " * diagnostic: "))
			check_diagnostic(g, copy);
	}
	check_points(g);
}

static void grade(const char *hone, const char *dir, const char *file)
{
	AUTO(freep) char *path = path_join(dir, file);
	AUTO(buf_release) struct buf source = BUF_INIT;
	struct grading g = { .name = file, .wrong = BUF_INIT };
	struct graded done = { .err = ERR_INIT };

	if (fs_read(path, 1u << 20, &source, &done.err))
		done = graded(hone, "sum", path, NULL);
	if (!done.result) {
		point(false, file, done.err.text);
		return;
	}
	g.source = source.s;
	g.result = done.result;
	g.exit_status = done.status;
	compare(&g);
	point(!g.wrong.len, file, g.wrong.s);
	result_free(g.result);
	buf_release(&g.wrong);
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	char **files;
	size_t n;

	if (argc != 4 || !fs_list(argv[3], &files, &n, &e)) {
		fprintf(stderr, "usage: check HONE LABS CASES %s\n", e.text);
		return 2;
	}
	setenv("HONE_LABS", argv[2], 1);
	for (size_t i = 0; i < n; i++)
		grade(argv[1], argv[3], files[i]);
	fs_free_names(files, n);
	for (int v = 0; v < V_COUNT; v++)
		if (v != V_RACE) /* comes with the first lab that has threads */
			point(seen_verdict[v], verdict_name((enum verdict)v),
			      "no case has this verdict");
	for (int o = 0; o < O_COUNT; o++)
		if (o != O_TROUBLE) /* tests/cli has those: no compiler, no jail, a broken lab */
			point(seen_outcome[o], outcome_name((enum outcome)o), "no case ends so");
	printf("1..%u\n", ntests);
	return 0;
}
