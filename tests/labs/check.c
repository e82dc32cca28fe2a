/* check.c: are the shipped labs sound? For each lab: its reference meets every requirement; its
 * starter meets none, and fails politely; each mutant fails the test that its comment names, with
 * words and a line of its own; each test is failed by at least one mutant.
 *
 * usage: check HONE LABS */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/capture.h"

#include <stdio.h>
#include <string.h>

#define MAX_RESULT_BYTES (16u << 20)

static unsigned npoints;
static const char *hone;

static void point(bool fine, const char *what, const char *name, const char *wrong)
{
	printf("%s %u - %s: %s\n", fine ? "ok" : "not ok", ++npoints, name, what);
	if (!fine)
		printf("# %s\n", wrong);
	fflush(stdout);
}

static void result_freep(struct result **r)
{
	result_free(*r);
}

/* NULL, and a failed point, if there is no result. */
static struct result *grade(const struct lab *lab, const char *file)
{
	AUTO(buf_release) struct buf json = BUF_INIT_MAX(MAX_RESULT_BYTES);
	char *argv[] = { (char *)hone, (char *)"check", lab->slug, (char *)file,
			 (char *)"--report", (char *)"json", NULL };
	struct result *r = NULL;
	struct err e = ERR_INIT;
	int status;

	if (capture(argv, &json, &status, &e))
		r = result_from_json(json.s, json.len, &e);
	if (!r)
		point(false, "there is a result", path_base(file), e.text);
	return r;
}

/* ---- reference and starter ---- */

static void check_reference(const struct lab *lab)
{
	AUTO(freep) char *file = lab_reference_path(lab);
	AUTO(result_freep) struct result *r = grade(lab, file);

	if (r)
		point(r->outcome == O_PASS, "the reference meets every requirement", lab->slug,
		      outcome_name(r->outcome));
}

/* A starter may be wrong in any way that teaches, but not crash, hang or be refused. */
static bool is_polite(const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++)
		if (q->tests[i].verdict != V_PASS && q->tests[i].verdict != V_FAIL)
			return false;
	return true;
}

static void check_starter(const struct lab *lab)
{
	AUTO(freep) char *file = lab_starter_path(lab);
	AUTO(result_freep) struct result *r = grade(lab, file);

	for (size_t i = 0; r && i < r->nrequirements; i++) {
		const struct requirement_result *q = &r->requirements[i];

		point(!requirement_is_met(q), "the starter does not meet it", q->id, "it does");
		point(is_polite(q), "the starter fails it politely", q->id, "a test ended early");
	}
	if (r)
		point(r->outcome == O_NOT_YET && r->ndiagnostics == 0, "the starter compiles clean",
		      lab->slug, r->ndiagnostics ? r->diagnostics[0].message : "not graded");
}

/* ---- mutants ---- */

/* The name behind " * killed by: "; NULL if the comment has none. */
static char *killer_of(const char *source)
{
	static const char mark[] = "\n * killed by: ";
	const char *at = strstr(source, mark);

	return at ? xstrndup(at + strlen(mark), strcspn(at + strlen(mark), " \n")) : NULL;
}

static void count_kills(const struct lab *lab, const struct result *r, bool *killed)
{
	size_t n = 0;

	for (size_t i = 0; i < lab->nrequirements; i++)
		for (size_t k = 0; k < lab->requirements[i].ntests; k++, n++)
			killed[n] |= r->requirements[i].tests[k].verdict != V_PASS;
}

static const char *flaw_of(const struct result *r, const char *killer)
{
	const struct test_result *t = killer ? result_find_test(r, killer) : NULL;

	if (!killer)
		return "its comment does not say what kills it";
	if (!t)
		return "the test that its comment names does not exist";
	if (r->outcome != O_NOT_YET)
		return outcome_name(r->outcome);
	if (t->verdict == V_PASS || t->verdict == V_NOT_RUN)
		return "the test that its comment names does not fail";
	if (!t->message || (t->verdict == V_FAIL && (!t->expected || !t->got)))
		return "the report has no words for it";
	if (!t->at.line)
		return "the report names no line of the learner's";
	return NULL;
}

static void check_mutant(const struct lab *lab, const char *path, bool *killed)
{
	AUTO(buf_release) struct buf source = BUF_INIT;
	AUTO(result_freep) struct result *r = grade(lab, path);
	AUTO(freep) char *killer = NULL;
	const char *flaw;

	if (!r || !fs_read(path, LAB_MAX_SOLUTION, &source, NULL))
		return;
	killer = killer_of(source.s);
	flaw = flaw_of(r, killer);
	point(!flaw, "is killed as its comment says, in words and with a line", path_base(path),
	      flaw ? flaw : "");
	count_kills(lab, r, killed);
}

static void check_mutants(const struct lab *lab)
{
	AUTO(freep) char *dir = lab_path(lab, "mutants");
	AUTO(freep) bool *killed = xcalloc(lab->ntests, sizeof *killed);
	size_t n = 0, test = 0;
	char **names = NULL;

	if (fs_list(dir, &names, &n, NULL))
		for (size_t i = 0; i < n; i++) {
			AUTO(freep) char *path = path_join(dir, names[i]);

			check_mutant(lab, path, killed);
		}
	fs_free_names(names, n);
	point(n >= 8, "has at least eight mutants", lab->slug, "it has fewer");
	for (size_t i = 0; i < lab->nrequirements; i++)
		for (size_t k = 0; k < lab->requirements[i].ntests; k++, test++)
			point(killed[test], "kills a mutant", lab->requirements[i].tests[k],
			      "it kills none");
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	char **slugs;
	size_t n;

	if (argc != 3 || !fs_list(argv[2], &slugs, &n, &e)) {
		fprintf(stderr, "usage: check HONE LABS %s\n", e.text);
		return 2;
	}
	hone = argv[1];
	setenv("HONE_LABS", argv[2], 1);
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *dir = path_join(argv[2], slugs[i]);
		struct lab *lab = fs_is_dir(dir) ? lab_load(dir, &e) : NULL;

		if (fs_is_dir(dir) && !lab)
			point(false, "can be loaded", slugs[i], e.text);
		if (lab) {
			check_reference(lab);
			check_starter(lab);
			check_mutants(lab);
		}
		lab_free(lab);
	}
	fs_free_names(slugs, n);
	printf("1..%u\n", npoints);
	return 0;
}
