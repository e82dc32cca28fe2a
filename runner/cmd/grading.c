/* Read this file downwards: grading_run -> start: engine_start, submission_start -> on_stage,
 * on_moment, on_signal -> on_done. */
#include "cmd/grading.h"
#include "base/auto.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/engine.h"
#include "run/submission.h"

#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is being done, and with what. */
struct grading {
	uv_loop_t loop;
	uv_timer_t moment;
	struct interrupt interrupt;
	struct engine *engine;
	struct submission *submission; /* NULL once it is done */
	const char *stage;
	const struct style *progress; /* NULL: nobody watches */
	bool slow, shown;             /* it takes more than a moment; a line of progress stands */
	struct result *result;
};

static void on_stage(const char *stage, void *ctx);
static void on_moment(uv_timer_t *t);
static void on_interrupted(void *ctx);
static void on_done(struct result *result, void *ctx);

/* ---- signals ---- */

static void on_signal(uv_signal_t *s, int number)
{
	struct interrupt *i = s->data;

	i->signal = number;
	i->interrupted(i->ctx);
}

void interrupt_start(struct interrupt *i, uv_loop_t *loop, void (*interrupted)(void *), void *ctx)
{
	static const int numbers[LEN(i->handle)] = { SIGINT, SIGTERM, SIGHUP };

	*i = (struct interrupt){ .interrupted = interrupted, .ctx = ctx };
	for (size_t k = 0; k < LEN(i->handle); k++) {
		struct sigaction before;

		uv_signal_init(loop, &i->handle[k]);
		i->handle[k].data = i;
		sigaction(numbers[k], NULL, &before);
		if (before.sa_handler != SIG_IGN) /* nohup, and jobs in the background */
			uv_signal_start(&i->handle[k], on_signal, numbers[k]);
	}
}

void interrupt_stop(struct interrupt *i)
{
	for (size_t k = 0; k < LEN(i->handle); k++)
		uv_close((uv_handle_t *)&i->handle[k], NULL);
}

/* ---- the engine's surroundings ---- */

struct engine_config grading_config(const struct context *c)
{
	return (struct engine_config){
		.jail = c->home.jail, .filters = c->home.filters, .include = c->home.include,
		.suite = c->home.suite, .cache = c->home.cache, .scratch = c->home.scratch,
		.compiler = c->home.compiler, .min_tier = 1,
	};
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

static void start(struct grading *g, const struct engine_config *config,
		  const struct submission_spec *spec, struct err *e)
{
	const struct submission_events events = { on_stage, on_done, g };

	g->engine = engine_start(&g->loop, config, e);
	if (!g->engine)
		return;
	interrupt_start(&g->interrupt, &g->loop, on_interrupted, g);
	uv_timer_init(&g->loop, &g->moment);
	g->moment.data = g;
	uv_timer_start(&g->moment, on_moment, 400, 0);
	g->submission = submission_start(g->engine, spec, &events);
}

/* Runs the loop until every process is gone and every file removed. */
static struct result *grade(struct grading *g, const struct engine_config *config,
			    const struct submission_spec *spec, int *status, struct err *e)
{
	uv_loop_init(&g->loop);
	start(g, config, spec, e);
	uv_run(&g->loop, UV_RUN_DEFAULT);
	uv_loop_close(&g->loop);
	if (!g->interrupt.signal)
		return g->result;
	*status = EXIT_SIGNAL + g->interrupt.signal;
	result_free(g->result);
	err_set(e, ERR_CANCELLED, "interrupted: nothing was graded");
	return NULL;
}

struct result *grading_run(struct context *c, const struct grading_spec *how, int *status,
			   struct err *e)
{
	const struct submission_spec spec = { .lab = how->lab, .file = how->file,
					      .seed = how->seed, .only = how->only,
					      .nonly = how->nonly,
					      .is_strict = how->is_strict };
	struct engine_config config = grading_config(c);
	struct grading g = { 0 };
	struct style progress;

	config.min_tier = how->min_tier;
	if (!can_be_read(how->file, how->lab, e) ||
	    !style_detect(&progress, STDERR_FILENO, "never", e))
		return NULL;
	if (isatty(STDERR_FILENO) && !c->quiet)
		g.progress = &progress;
	return grade(&g, &config, &spec, status, e);
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

static void on_interrupted(void *ctx)
{
	struct grading *g = ctx;

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
	interrupt_stop(&g->interrupt);
	engine_stop(g->engine);
}
