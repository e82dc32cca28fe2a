/* Read this file downwards: repeat_start -> on_suite -> on_built -> test -> on_tested, once a
 * round -> finish -> done. */
#include "run/repeat.h"
#include "base/auto.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/verdict.h"
#include "run/build.h"
#include "run/engine_private.h"
#include "run/submission.h"
#include "run/suite.h"
#include "run/tests.h"

struct repeat {
	struct engine *engine;
	const struct lab *lab;
	unsigned wanted;
	repeat_done_fn *done;
	void *ctx;
	struct workspace workspace;
	struct suite *suite; /* what runs now: one of the three, or none */
	struct build *build;
	struct tests *tests;
	struct suite_outcome host;
	char *object;
	uv_timer_t closing;
	struct repeat_outcome outcome;
};

static void on_suite(struct suite_outcome *o, void *ctx);
static void on_built(const struct build_outcome *o, void *ctx);
static void test(struct repeat *r);
static void on_tested(const struct tests_outcome *o, void *ctx);
static void finish(struct repeat *r);

struct repeat *repeat_start(struct engine *engine, const struct lab *lab, unsigned rounds,
			    repeat_done_fn *done, void *ctx)
{
	struct repeat *r = xcalloc(1, sizeof *r);
	const struct suite_events events = { NULL, on_suite, r };

	r->engine = engine;
	r->lab = lab;
	r->wanted = rounds;
	r->done = done;
	r->ctx = ctx;
	r->workspace = (struct workspace)WORKSPACE_NONE;
	uv_timer_init(engine->loop, &r->closing);
	r->closing.data = r;
	r->suite = suite_start(engine, lab, SUBMISSION_SEED, &events);
	return r;
}

void repeat_cancel(struct repeat *r)
{
	r->outcome.cancelled = true;
	if (r->suite)
		suite_cancel(r->suite);
	if (r->build)
		build_cancel(r->build);
	if (r->tests)
		tests_cancel(r->tests);
}

/* Nothing more is to be done. */
static bool is_over(const struct repeat *r)
{
	return r->outcome.cancelled || err_is(&r->outcome.err) || r->outcome.test ||
	       r->outcome.rounds == r->wanted;
}

static void on_suite(struct suite_outcome *o, void *ctx)
{
	struct repeat *r = ctx;
	const struct build_spec spec = { r->lab, &r->workspace, NULL, true };
	struct err *e = &r->outcome.err;

	r->suite = NULL;
	r->outcome.cancelled |= o->cancelled;
	*e = o->err;
	if (!err_is(e))
		suite_outcome_take(&r->host, o);
	if (!is_over(r) && build_prepare_reference(r->engine, r->lab, &r->workspace, e))
		r->build = build_start(r->engine, &spec, on_built, r);
	else
		finish(r);
}

static void on_built(const struct build_outcome *o, void *ctx)
{
	struct repeat *r = ctx;

	r->build = NULL;
	r->outcome.cancelled |= o->end == BUILD_CANCELLED;
	if (o->end == BUILD_TROUBLE)
		r->outcome.err = o->err;
	else if (o->end == BUILD_OK)
		r->object = xstrdup(o->object);
	else
		err_set(&r->outcome.err, ERR_LAB, "the reference does not build");
	test(r);
}

static void test(struct repeat *r)
{
	const struct tests_spec spec = { r->lab, r->host.host, (const char *const *)r->host.libs,
					 r->object, r->outcome.rounds + 1, NULL, 0, NULL };

	if (is_over(r))
		finish(r);
	else
		r->tests = tests_start(r->engine, &spec, on_tested, r);
}

static void judge_round(struct repeat *r, const struct tests_outcome *o)
{
	uint64_t cpu_us = 0;

	for (size_t i = 0; i < o->n && !r->outcome.test; i++) {
		const struct test_facts *f = &o->facts[i];

		cpu_us += f->cpu_us;
		if (verdict_of(f, NORM_ANY) == V_PASS)
			continue;
		r->outcome.seed = r->outcome.rounds + 1;
		r->outcome.test = xstrdup(f->test);
		r->outcome.words = f->what ? xfmt("%s: expected %s, got %s", f->what,
						  f->expected ? f->expected : "?",
						  f->got ? f->got : "?")
					   : NULL;
	}
	if (!r->outcome.rounds || cpu_us < r->outcome.least_cpu_us)
		r->outcome.least_cpu_us = cpu_us;
	r->outcome.rounds += !r->outcome.test;
}

static void on_tested(const struct tests_outcome *o, void *ctx)
{
	struct repeat *r = ctx;

	r->tests = NULL;
	r->outcome.cancelled |= o->cancelled;
	r->outcome.err = o->err;
	if (!r->outcome.cancelled && !err_is(&o->err) && o->n != r->lab->ntests)
		err_set(&r->outcome.err, ERR_LAB, "with seed %u, %zu of %zu tests were run",
			r->outcome.rounds + 1, o->n, r->lab->ntests);
	if (!r->outcome.cancelled && !err_is(&r->outcome.err))
		judge_round(r, o);
	test(r);
}

/* ---- the end ---- */

static void on_closed(uv_handle_t *handle)
{
	struct repeat *r = handle->data;

	workspace_release(&r->workspace);
	r->done(&r->outcome, r->ctx);
	suite_outcome_release(&r->host);
	free(r->outcome.test);
	free(r->outcome.words);
	free(r->object);
	free(r);
}

static void finish(struct repeat *r)
{
	uv_close((uv_handle_t *)&r->closing, on_closed);
}
