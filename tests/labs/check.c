/* check.c: do the suites judge well what nobody had in mind when they were written?
 *
 * tests/e2e/solutions/<lab>/ has solutions written from the lab's header alone. Those in honest/
 * are right, each in its own way, and have to pass. Those in wrong/ have one slip each, and have to
 * be caught; and where the first requirement that is not met is the one that names the slip, a
 * learner is sent to the right place. A wrong one begins
 *
 *	wrong: NAME
 *	cause: what it does wrong, written before anybody graded it
 *	contract: "the words of the header that it breaks"
 *	names: the requirement whose title names that cause, chosen by its title alone
 *
 * usage: check HONE LABS SOLUTIONS */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "../graded.h"

#include <stdio.h>
#include <string.h>

#define WANTED_PERCENT 90 /* of the slips of a lab that are named */

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
static struct result *grade(const char *lab, const char *file)
{
	struct graded g = graded(hone, lab, file, NULL);

	if (!g.result)
		point(false, "there is a result", path_base(file), g.err.text);
	return g.result;
}

/* The first requirement that is not met and was checked; NULL if there is none. */
static const struct requirement_result *first_unmet(const struct result *r)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		if (!requirement_is_met(&r->requirements[i]) &&
		    !requirement_unmet_need(r, &r->requirements[i]))
			return &r->requirements[i];
	return NULL;
}

static const struct test_result *first_failed(const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++)
		if (q->tests[i].verdict != V_PASS)
			return &q->tests[i];
	return &q->tests[0];
}

/* ---- honest ---- */

static void check_honest(const char *lab, const char *file)
{
	AUTO(result_freep) struct result *r = grade(lab, file);
	const struct requirement_result *q = r ? first_unmet(r) : NULL;
	AUTO(freep) char *name = xfmt("%s/%s", lab, path_base(file));
	AUTO(freep) char *wrong = NULL;

	if (!r)
		return;
	if (q)
		wrong = xfmt("'%s' fails: %s", first_failed(q)->name,
			     first_failed(q)->message ? first_failed(q)->message : "no words");
	point(r->outcome == O_PASS, "an honest solution passes", name,
	      wrong ? wrong : r->reason ? r->reason : outcome_name(r->outcome));
}

/* ---- wrong ---- */

/* What stands behind " * names: ", to the line's end; NULL if there is no such line. */
static char *named_in(const char *source)
{
	static const char mark[] = "\n * names: ";
	const char *at = strstr(source, mark);

	return at ? xstrndup(at + strlen(mark), strcspn(at + strlen(mark), " \n*")) : NULL;
}

/* True when the first unmet requirement is the one that names the slip. */
static bool check_wrong(const char *lab, const char *file)
{
	AUTO(buf_release) struct buf source = BUF_INIT;
	AUTO(result_freep) struct result *r = grade(lab, file);
	AUTO(freep) char *name = xfmt("%s/%s", lab, path_base(file));
	AUTO(freep) char *named = NULL;
	const struct requirement_result *q;

	if (!r || !fs_read(file, LAB_MAX_SOLUTION, &source, NULL))
		return false;
	named = named_in(source.s);
	q = first_unmet(r);
	point(r->outcome == O_NOT_YET && q, "a wrong solution is caught", name,
	      r->reason ? r->reason : outcome_name(r->outcome));
	if (!named || !result_find_requirement(r, named))
		point(false, "says which requirement names its slip", name,
		      named ? named : "no 'names:'");
	if (q && !str_eq(q->id, named))
		printf("# %s: '%s' comes first, by '%s'; its slip is named by '%s'\n", name, q->id,
		       first_failed(q)->name, named ? named : "?");
	return q && str_eq(q->id, named);
}

/* ---- all of them ---- */

static char **files_of(const char *solutions, const char *lab, const char *kind, size_t *n)
{
	AUTO(freep) char *below = path_join(lab, kind);
	AUTO(freep) char *dir = path_join(solutions, below);
	char **names = NULL;

	if (!fs_list(dir, &names, n, NULL))
		return NULL;
	for (size_t i = 0; i < *n; i++) {
		char *path = path_join(dir, names[i]);

		free(names[i]);
		names[i] = path;
	}
	return names;
}

static void check_lab(const char *solutions, const char *lab)
{
	size_t nhonest = 0, nwrong = 0, right_place = 0;
	char **honest = files_of(solutions, lab, "honest", &nhonest);
	char **wrong = files_of(solutions, lab, "wrong", &nwrong);
	AUTO(freep) char *words = NULL;

	for (size_t i = 0; i < nhonest; i++)
		check_honest(lab, honest[i]);
	for (size_t i = 0; i < nwrong; i++)
		right_place += check_wrong(lab, wrong[i]);
	words = xfmt("%zu of %zu slips are named by the first requirement that is not met",
		     right_place, nwrong);
	point(nhonest >= 3 && nwrong >= 20, "has three honest solutions and twenty wrong ones", lab,
	      "it has fewer");
	point(right_place * 100 >= nwrong * WANTED_PERCENT, words, lab, "too few");
	fs_free_names(honest, nhonest);
	fs_free_names(wrong, nwrong);
}

int main(int argc, char **argv)
{
	struct err e = ERR_INIT;
	char **labs;
	size_t n;

	if (argc != 4 || !fs_list(argv[2], &labs, &n, &e)) {
		fprintf(stderr, "usage: check HONE LABS SOLUTIONS %s\n", e.text);
		return 2;
	}
	hone = argv[1];
	setenv("HONE_LABS", argv[2], 1);
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *dir = path_join(argv[2], labs[i]);

		if (fs_is_dir(dir))
			check_lab(argv[3], labs[i]);
	}
	fs_free_names(labs, n);
	printf("1..%u\n", npoints);
	return 0;
}
