/* Read this file downwards: vet_start -> on_soon: gather_texts, the first task -> on_graded … ->
 * next (the rest, as many at a time as there are slots) -> … -> finish -> on_closed -> done.
 *
 * A task is one thing that the engine does: grading a file, measuring, repeating, compiling a
 * text. The first one grades the reference as learners are graded; when that is trouble there is
 * no suite, and only what needs none is done. */
#include "vet/vet.h"
#include "base/auto.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/coverage.h"
#include "run/engine.h"
#include "run/repeat.h"
#include "run/submission.h"
#include "run/syntax.h"
#include "vet/evidence.h"
#include "vet/gather.h"
#include "vet/judge.h"

#include <stdio.h>
#include <string.h>

struct task {
	struct vet *vet;
	void (*start)(struct task *t);
	void (*cancel)(void *running);
	void *running; /* NULL: it does not */
	struct engine *engine;
	const struct lab *lab;
	char *file;            /* grading: which */
	const char *optimize;  /* grading: how; or NULL */
	bool is_reference;
	struct result **into;  /* grading: where the result goes */
	const char *text;      /* compiling: what */
	struct compiled *compiled;
	bool needs_suite;
};

struct vet {
	struct vet_spec spec;
	struct vet_events events;
	char *dir, *header_twice;
	struct evidence evidence;
	struct task *task;
	size_t ntasks, next, done, running, slots;
	bool cancelled;
	struct err err;
	uv_timer_t soon;
};

static void on_soon(uv_timer_t *t);
static void plan(struct vet *v);
static void advance(struct vet *v);
static void on_closed(uv_handle_t *handle);

struct vet *vet_start(const struct vet_spec *spec, const struct vet_events *events)
{
	struct vet *v = xcalloc(1, sizeof *v);
	uv_loop_t *loop = engine_loop(spec->gcc);

	v->spec = *spec;
	v->events = *events;
	v->dir = xstrdup(spec->dir);
	v->slots = uv_available_parallelism();
	uv_timer_init(loop, &v->soon);
	v->soon.data = v;
	uv_timer_start(&v->soon, on_soon, 0, 0);
	return v;
}

void vet_cancel(struct vet *v)
{
	v->cancelled = true;
	for (size_t i = 0; i < v->ntasks; i++)
		if (v->task[i].running)
			v->task[i].cancel(v->task[i].running);
}

static void on_soon(uv_timer_t *t)
{
	struct vet *v = t->data;

	gather_texts(&v->evidence, v->dir);
	v->evidence.no_clang = v->spec.clang ? NULL : v->spec.no_clang;
	if (v->evidence.lab && !v->cancelled)
		plan(v);
	advance(v);
}

/* ---- every task ---- */

static void end_task(struct task *t, const struct err *e)
{
	struct vet *v = t->vet;

	t->running = NULL;
	v->running--;
	v->done++;
	if (e && err_is(e) && !err_is(&v->err))
		v->err = *e;
	if (v->events.progress)
		v->events.progress(v->done, v->ntasks, v->events.ctx);
	advance(v);
}

/* What the machine would not do is not the lab's fault. */
static const struct err *ours(const struct err *e)
{
	return e->kind == ERR_SYSTEM ? e : NULL;
}

/* ---- grading ---- */

static void cancel_grading(void *running)
{
	submission_cancel(running);
}

static void on_graded(struct result *result, void *ctx)
{
	struct task *t = ctx;

	*t->into = result;
	end_task(t, NULL);
}

static void start_grading(struct task *t)
{
	const struct submission_spec spec = { .lab = t->lab, .file = t->file,
					      .seed = SUBMISSION_SEED, .optimize = t->optimize,
					      .is_reference = t->is_reference };
	const struct submission_events events = { NULL, on_graded, t };

	t->running = submission_start(t->engine, &spec, &events);
}

/* ---- measuring ---- */

static void cancel_measuring(void *running)
{
	coverage_cancel(running);
}

static void on_measured(const struct coverage_outcome *o, void *ctx)
{
	struct task *t = ctx;
	struct evidence *ev = &t->vet->evidence;

	ev->coverage.lines = o->lines;
	ev->coverage.branches = o->branches;
	ev->coverage.taken = o->branches_taken;
	ev->coverage.err = o->err;
	for (size_t i = 0; i < o->nmissed; i++)
		VEC_PUSH(ev->coverage.missed, ev->coverage.nmissed, o->missed[i]);
	end_task(t, ours(&o->err));
}

static void start_measuring(struct task *t)
{
	t->running = coverage_start(t->engine, t->lab, on_measured, t);
}

/* ---- repeating ---- */

static void cancel_repeating(void *running)
{
	repeat_cancel(running);
}

static void on_repeated(const struct repeat_outcome *o, void *ctx)
{
	struct task *t = ctx;
	struct evidence *ev = &t->vet->evidence;

	ev->seeds.rounds = o->rounds;
	ev->seeds.seed = o->seed;
	ev->seeds.least_cpu_us = o->least_cpu_us;
	ev->seeds.test = xstrdup_or_null(o->test);
	ev->seeds.words = xstrdup_or_null(o->words);
	ev->seeds.err = o->err;
	end_task(t, ours(&o->err));
}

static void start_repeating(struct task *t)
{
	unsigned seeds = t->vet->spec.seeds;

	t->running = repeat_start(t->engine, t->lab, seeds ? seeds : VET_SEEDS, on_repeated, t);
}

/* ---- compiling a text ---- */

static void cancel_compiling(void *running)
{
	syntax_cancel(running);
}

static void on_compiled(const struct syntax_outcome *o, void *ctx)
{
	struct task *t = ctx;

	t->compiled->tried = true;
	t->compiled->fine = o->fine;
	t->compiled->words = xstrdup(o->words);
	end_task(t, &o->err);
}

static void start_compiling(struct task *t)
{
	t->running = syntax_start(t->engine, t->lab, t->text, on_compiled, t);
}

/* ---- the plan ---- */

static struct task *add_task(struct vet *v, struct engine *engine, void (*start)(struct task *),
			     void (*cancel)(void *))
{
	struct task t = { .vet = v, .start = start, .cancel = cancel, .engine = engine,
			  .lab = v->evidence.lab };

	VEC_PUSH(v->task, v->ntasks, t);
	return &v->task[v->ntasks - 1];
}

static void grade(struct vet *v, struct engine *engine, char *file, struct result **into)
{
	struct task *t = add_task(v, engine, start_grading, cancel_grading);

	t->file = file;
	t->into = into;
	t->needs_suite = into != &v->evidence.suite;
}

static void grade_reference(struct vet *v, size_t i)
{
	static const struct { const char *compiler, *optimize; } build[REFERENCES] = {
		{ "clang", "-O0" }, { "clang", "-O2" }, { "gcc", "-O0" }, { "gcc", "-O2" },
	};
	struct reference_grade *r = &v->evidence.reference[i];
	bool is_gcc = str_eq(build[i].compiler, "gcc");

	r->compiler = build[i].compiler;
	r->optimize = build[i].optimize;
	if (!is_gcc && !v->spec.clang)
		return;
	grade(v, is_gcc ? v->spec.gcc : v->spec.clang, lab_reference_path(v->evidence.lab),
	      &r->result);
	v->task[v->ntasks - 1].optimize = build[i].optimize;
	v->task[v->ntasks - 1].is_reference = true;
}

static void play(struct vet *v, char *file, struct result **into)
{
	if (!v->evidence.example) {
		free(file);
		return;
	}
	grade(v, v->spec.gcc, file, into);
	v->task[v->ntasks - 1].lab = v->evidence.example;
}

static void compile_text(struct vet *v, const char *text, struct compiled compiled[2])
{
	struct engine *const engine[2] = { v->spec.gcc, v->spec.clang };

	compiled[0].compiler = "gcc";
	compiled[1].compiler = "clang";
	for (size_t i = 0; i < 2 && engine[i]; i++) {
		struct task *t = add_task(v, engine[i], start_compiling, cancel_compiling);

		t->text = text;
		t->compiled = &compiled[i];
	}
}

static void measure(struct vet *v, void (*start)(struct task *), void (*cancel)(void *))
{
	add_task(v, v->spec.gcc, start, cancel)->needs_suite = true;
}

/* Each host is built by the first task that needs it, so those stand apart. */
static void plan(struct vet *v)
{
	struct evidence *ev = &v->evidence;

	v->header_twice = xfmt("#include \"%s\"\n#include \"%s\"\n", ev->lab->header,
			       ev->lab->header);
	grade(v, v->spec.gcc, lab_reference_path(ev->lab), &ev->suite);
	grade_reference(v, 0);
	play(v, lab_reference_path(ev->lab), &ev->plays[0]);
	measure(v, start_repeating, cancel_repeating);
	measure(v, start_measuring, cancel_measuring);
	grade(v, v->spec.gcc, lab_starter_path(ev->lab), &ev->starter);
	for (size_t i = 0; i < ev->nmutants; i++) {
		AUTO(freep) char *name = xfmt("mutants/%s.c", ev->mutant[i].name);

		grade(v, v->spec.gcc, lab_path(ev->lab, name), &ev->mutant[i].result);
	}
	for (size_t i = 1; i < REFERENCES; i++)
		grade_reference(v, i);
	play(v, lab_reference_path(ev->lab), &ev->plays[1]);
	play(v, lab_starter_path(ev->lab), &ev->starter_plays);
	compile_text(v, v->header_twice, ev->header);
	if (evidence_text(ev, "bench.c"))
		compile_text(v, "#include \"bench.c\"\n", ev->bench);
}

/* ---- going on ---- */

/* The first task alone; then as many as there is room for. What needs a suite that there is not is
 * passed over. */
static void advance(struct vet *v)
{
	bool first_is_done = v->done > 0 || !v->ntasks;

	while (v->next < v->ntasks && v->running < v->slots && !v->cancelled &&
	       (v->next == 0 || first_is_done)) {
		struct task *t = &v->task[v->next++];

		if (t->needs_suite && !evidence_has_suite(&v->evidence)) {
			v->done++;
			continue;
		}
		v->running++;
		t->start(t);
	}
	if (!v->running && (v->next == v->ntasks || v->cancelled) &&
	    !uv_is_closing((uv_handle_t *)&v->soon))
		uv_close((uv_handle_t *)&v->soon, on_closed);
}

/* ---- the result ---- */

static struct vet_result *make_result(struct vet *v)
{
	struct vet_result *r = xcalloc(1, sizeof *r);
	struct evidence *ev = &v->evidence;

	if (gather_patterns(ev) && v->spec.write)
		keep_patterns(ev, &v->err);
	judge_all(ev, r);
	r->lab = xstrdup(path_base(v->dir));
	for (size_t i = 0; ev->lab && i < ev->lab->nrequirements; i++)
		for (size_t k = 0; k < ev->lab->requirements[i].ntests; k++)
			VEC_PUSH(r->tests, r->ntests, xstrdup(ev->lab->requirements[i].tests[k]));
	r->patterns = ev->patterns;
	ev->patterns = (struct patterns){ NULL, 0, NULL, 0 };
	return r;
}

static void on_closed(uv_handle_t *handle)
{
	struct vet *v = handle->data;
	struct vet_result *r = NULL;

	if (v->cancelled)
		err_set(&v->err, ERR_CANCELLED, "interrupted");
	if (!err_is(&v->err))
		r = make_result(v);
	v->events.done(r, &v->err, v->events.ctx);
	for (size_t i = 0; i < v->ntasks; i++)
		free(v->task[i].file);
	free(v->task);
	evidence_release(&v->evidence);
	free(v->header_twice);
	free(v->dir);
	free(v);
}
