/* check: one file, graded once. Read this file downwards; it is in the order things happen:
 *
 *	run -> which lab, file, reports -> grade: engine_start, submission_start -> on_stage,
 *	on_moment, on_signal -> on_done -> the reports -> the history */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/check_reports.h"
#include "cmd/cmd.h"
#include "cmd/where.h"
#include "model/history.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/engine.h"
#include "run/submission.h"

#include <signal.h>
#include <sys/stat.h>
#include <time.h>

static struct {
	struct opt_list reports;
	const char *only, *seed, *tier;
} args;

static const struct opt opts[] = {
	{ 0, "report", "NAME[=FILE]", "as NAME, to standard output or to FILE; may be repeated",
	  .list = &args.reports },
	{ 0, "only", "REQUIREMENT", "run its tests alone; the others count as not met",
	  .text = &args.only },
	{ 0, "seed", "N", "repeat the run of seed N", .text = &args.seed },
	{ 0, "require-tier", "N", "refuse to grade in a jail of a lower tier", .text = &args.tier },
	OPT_END
};

/* What is being done, and with what. */
struct grading {
	uv_loop_t loop;
	uv_timer_t moment;
	uv_signal_t signals[3];
	struct engine *engine;
	struct submission *submission; /* NULL once it is done */
	const char *stage;
	const struct style *progress; /* NULL: nobody watches */
	bool slow, shown;             /* it takes more than a moment; a line of progress stands */
	int signal;                   /* what interrupted it; 0: nothing */
	struct result *result;
};

static void on_stage(const char *stage, void *ctx);
static void on_moment(uv_timer_t *t);
static void on_signal(uv_signal_t *s, int number);
static void on_done(struct result *result, void *ctx);

/* ---- which lab, which file, how ---- */

static bool read_seed(uint64_t *seed, struct err *e)
{
	if (!args.seed || str_number(args.seed, UINT64_MAX, seed))
		return true;
	return err_set(e, ERR_USAGE, "--seed takes a whole number of at most 64 bits, not '%s'",
		       args.seed);
}

static bool read_tier(uint64_t *tier, struct err *e)
{
	if (!args.tier || (str_number(args.tier, 2, tier) && *tier))
		return true;
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

/* A file that is not there, or may not be read, was mistyped; whatever else is wrong with it is
 * the grading's to say. */
static bool can_be_read(const char *file, const struct lab *lab, struct err *e)
{
	struct stat st;

	if (lstat(file, &st) != 0)
		return err_errno(e, ERR_INPUT, "cannot open '%s'", file);
	if (S_ISDIR(st.st_mode)) {
		err_set(e, ERR_INPUT, "'%s' is a folder, and one file is graded", file);
		return err_hint(e, "hone check %s %s/%s", lab->slug, file, lab->solution);
	}
	if (S_ISREG(st.st_mode) && access(file, R_OK) != 0)
		return err_errno(e, ERR_INPUT, "cannot open '%s'", file);
	return true;
}

/* ---- grading ---- */

static void watch_signals(struct grading *g)
{
	static const int numbers[LEN(g->signals)] = { SIGINT, SIGTERM, SIGHUP };

	for (size_t i = 0; i < LEN(g->signals); i++) {
		struct sigaction before;

		uv_signal_init(&g->loop, &g->signals[i]);
		g->signals[i].data = g;
		sigaction(numbers[i], NULL, &before);
		if (before.sa_handler != SIG_IGN) /* nohup, and jobs in the background */
			uv_signal_start(&g->signals[i], on_signal, numbers[i]);
	}
}

static void start(struct grading *g, const struct engine_config *config,
		  const struct submission_spec *spec, struct err *e)
{
	const struct submission_events events = { on_stage, on_done, g };

	g->engine = engine_start(&g->loop, config, e);
	if (!g->engine)
		return;
	watch_signals(g);
	uv_timer_init(&g->loop, &g->moment);
	g->moment.data = g;
	uv_timer_start(&g->moment, on_moment, 400, 0);
	g->submission = submission_start(g->engine, spec, &events);
}

/* Runs the loop until every process is gone and every file removed. */
static bool grade(struct grading *g, const struct engine_config *config,
		  const struct submission_spec *spec, struct err *e)
{
	uv_loop_init(&g->loop);
	start(g, config, spec, e);
	uv_run(&g->loop, UV_RUN_DEFAULT);
	uv_loop_close(&g->loop);
	if (g->signal)
		return err_set(e, ERR_CANCELLED, "interrupted: nothing was graded");
	return !err_is(e);
}

static void show_stage(struct grading *g)
{
	bool erase = g->progress && !g->progress->plain;

	if (!g->progress || !g->slow || !g->stage)
		return;
	fprintf(stderr, erase ? "\r\033[K%s %s" : "%s %s\n", g->stage,
		g->progress->unicode ? "…" : "...");
	g->shown = erase;
}

static void on_stage(const char *stage, void *ctx)
{
	struct grading *g = ctx;

	g->stage = stage;
	show_stage(g);
}

static void on_moment(uv_timer_t *t)
{
	struct grading *g = t->data;

	g->slow = true;
	show_stage(g);
}

static void on_signal(uv_signal_t *s, int number)
{
	struct grading *g = s->data;

	g->signal = number;
	if (g->submission)
		submission_cancel(g->submission);
}

static void on_done(struct result *result, void *ctx)
{
	struct grading *g = ctx;

	g->result = result;
	g->submission = NULL;
	if (g->shown)
		fputs("\r\033[K", stderr);
	uv_close((uv_handle_t *)&g->moment, NULL);
	for (size_t i = 0; i < LEN(g->signals); i++)
		uv_close((uv_handle_t *)&g->signals[i], NULL);
	engine_stop(g->engine);
}

/* ---- afterwards ---- */

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
	uint64_t seed = SUBMISSION_SEED, tier = 1;
	struct style progress;
	struct grading g = { 0 };
	bool told;

	if (err_is(e) || !can_be_read(file, lab, e) ||
	    !read_seed(&seed, e) || !read_tier(&tier, e) ||
	    !style_detect(&progress, STDERR_FILENO, "never", e))
		return false;
	if (isatty(STDERR_FILENO) && !c->quiet)
		g.progress = &progress;
	if (!grade(&g, &(struct engine_config){
			.jail = c->home.jail, .filters = c->home.filters,
			.include = c->home.include, .suite = c->home.suite,
			.cache = c->home.cache, .scratch = c->home.scratch,
			.compiler = c->home.compiler, .min_tier = (unsigned)tier,
		}, &(struct submission_spec){
			.lab = lab, .file = file, .seed = seed,
			.only = only ? only->tests : NULL, .nonly = only ? only->ntests : 0,
		}, e)) {
		*status = EXIT_SIGNAL + g.signal;
		result_free(g.result);
		return false;
	}
	*status = outcome_exit_status(g.result->outcome);
	told = reports_write(c, g.result, &args.reports, e);
	keep_history(lab, file, g.result, &c->note);
	result_free(g.result);
	return told;
}

/* The second operand; or the first, if it named the lab by its file. */
static char *file_meant(const struct context *c, const struct lab *lab, struct err *e)
{
	const char *word = c->noperands ? c->operands[c->noperands - 1] : NULL;

	if (c->noperands == 2 || (word && !catalog_has(&c->catalog, word) && fs_is_file(word)))
		return xstrdup(word);
	return where_file(lab, e);
}

static bool run(struct context *c, int *status, struct err *e)
{
	struct lab *lab = NULL;
	bool checked = false;

	if (reports_are_known(&args.reports, e))
		lab = where_lab(&c->catalog, c->noperands ? c->operands[0] : NULL, e);
	if (lab) {
		AUTO(freep) char *file = file_meant(c, lab, e);

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
