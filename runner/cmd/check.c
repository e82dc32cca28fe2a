/* check: one file, graded once: which lab, file and reports; grading; the reports; the history. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/check_reports.h"
#include "cmd/cmd.h"
#include "cmd/grading.h"
#include "cmd/where.h"
#include "model/history.h"
#include "model/lab.h"
#include "model/patterns.h"
#include "model/result.h"
#include "run/submission.h"

#include <time.h>

static struct {
	struct opt_list reports;
	const char *only, *seed, *tier;
	bool strict;
} args;

static const struct opt opts[] = {
	{ 0, "report", "NAME[=FILE]", "as NAME, to standard output or to FILE; may be repeated",
	  .list = &args.reports },
	{ 0, "only", "REQUIREMENT", "run its tests alone; the others count as not met",
	  .text = &args.only },
	{ 0, "seed", "N", "repeat the run of seed N", .text = &args.seed },
	{ 0, "strict", NULL, "run what passes once more with a check turned round: it must fail",
	  .flag = &args.strict },
	{ 0, "require-tier", "N", "refuse to grade in a jail of a lower tier", .text = &args.tier },
	OPT_END
};

/* ---- which lab, which file, how ---- */

static bool read_seed(uint64_t *seed, struct err *e)
{
	if (!args.seed || str_number(args.seed, UINT64_MAX, seed))
		return true;
	return err_set(e, ERR_USAGE, "--seed takes a whole number of at most 64 bits, not '%s'",
		       args.seed);
}

static bool read_tier(unsigned *tier, struct err *e)
{
	uint64_t number = 1;

	if (!args.tier || (str_number(args.tier, 2, &number) && number)) {
		*tier = (unsigned)number;
		return true;
	}
	return err_set(e, ERR_USAGE, "--require-tier takes 1 or 2, not '%s'", args.tier);
}

static const struct lab_requirement *find_requirement(const struct lab *lab, const char *id,
						      struct err *e)
{
	const struct lab_requirement *q = lab_find_requirement(lab, id);
	AUTO(freep) const char **ids = NULL;
	const char *meant;
	size_t n = 0;

	if (q)
		return q;
	for (size_t i = 0; i < lab->nrequirements; i++)
		VEC_PUSH(ids, n, lab->requirements[i].id);
	meant = str_nearest(id, ids, n);
	err_set(e, ERR_USAGE, "'%s' has no requirement '%s'", lab->slug, id);
	if (meant)
		err_hint(e, "did you mean '%s'?", meant);
	else
		err_hint(e, "the first one is '%s'; --report json lists them all", ids[0]);
	return NULL;
}

/* ---- afterwards ---- */

/* From the second failing save on, or when everything is asked for: a mistake that the lab knows is
 * called by its name. A lab's patterns that cannot be read are its author's trouble: `hone vet`. */
static void recognise(const struct context *c, const struct lab *lab, const char *file,
		      struct result *r)
{
	AUTO(freep) char *folder = path_dir(file);
	AUTO(history_release) struct history h = { NULL, 0, 0 };
	AUTO(patterns_release) struct patterns patterns = { NULL, 0, NULL, 0 };

	if (r->outcome != O_NOT_YET || args.only)
		return;
	if (!c->verbose && (!history_load(&h, folder, NULL) ||
			    !history_has_failed(&h, lab->slug, r->digest)))
		return;
	if (patterns_load(&patterns, lab, NULL))
		r->behaves_like = xstrdup_or_null(patterns_recognise(&patterns, r));
}

/* Only what was graded whole, in the folder that was started for it. That the history cannot be
 * kept changes nothing about the result. */
static void keep_history(const struct lab *lab, const char *file, const struct result *r,
			 struct err *note)
{
	AUTO(freep) char *folder = path_dir(file);
	AUTO(freep) char *started = where_started(folder);

	if (args.only || r->outcome == O_TROUBLE || !str_eq(started, lab->slug) ||
	    !str_eq(path_base(file), lab->solution))
		return;
	if (!history_append(folder, r, (uint64_t)time(NULL), note))
		err_wrap(note, "this result is not kept in the history");
}

static bool check(struct context *c, const struct lab *lab, const char *file, int *status,
		  struct err *e)
{
	const struct lab_requirement *only = args.only ? find_requirement(lab, args.only, e) : NULL;
	struct grading_spec how = { .lab = lab, .file = file, .min_tier = 1,
				    .seed = SUBMISSION_SEED, .is_strict = args.strict };
	struct result *r;
	bool told;

	if (err_is(e) || !read_seed(&how.seed, e) || !read_tier(&how.min_tier, e))
		return false;
	how.only = only ? only->tests : NULL;
	how.nonly = only ? only->ntests : 0;
	r = grading_run(c, &how, status, e);
	if (!r)
		return false;
	*status = outcome_exit_status(r->outcome);
	recognise(c, lab, file, r);
	told = reports_write(c, r, &args.reports, e);
	keep_history(lab, file, r, &c->note);
	result_free(r);
	return told;
}

static bool run(struct context *c, int *status, struct err *e)
{
	struct lab *lab = NULL;
	bool checked = false;

	if (reports_are_known(&args.reports, e))
		lab = where_lab(&c->catalog, c->noperands ? c->operands[0] : NULL, e);
	if (lab) {
		AUTO(freep) char *file = where_file(c, lab, e);

		checked = file && check(c, lab, file, status, e);
	}
	lab_free(lab);
	free(args.reports.item);
	return checked;
}

const struct cmd cmd_check = {
	.name = "check", .synopsis = "[<lab> [<file>]]", .summary = "grade your solution, once",
	.details =
		"Without a lab: the one of this folder, or the only one started below it.\n"
		"Without a file: the lab's file here, or in the lab's folder.\n\n"
		"A report that goes to standard output stands there alone. Ctrl-C ends the\n"
		"grading and leaves nothing behind.\n",
	.more = reports_help,
	.opts = opts, .needs = NEEDS_LABS | NEEDS_COMPILER | NEEDS_JAIL, .max_operands = 2,
	.run = run,
};
