/* Read this file downwards; it is in the order things happen:
 *
 *	submission_start -> on_soon: read the file, then at the same time
 *	    suite_start -> on_suite   the test host, most often from the cache
 *	    build_start -> on_built   the learner's file, compiled, read, linked
 *	-> test (when both are there) -> on_tested -> (test_strictly -> on_canaries ->) finish
 *	-> on_closed -> done
 *
 * What ends it early stops what still runs, and finish() waits until all of it is over. */
#include "run/submission.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/trace.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/build.h"
#include "run/canary.h"
#include "run/engine_private.h"
#include "run/explain.h"
#include "run/suite.h"
#include "run/symbols.h"
#include "run/tests.h"

#include <stdio.h>
#include <string.h>

struct submission {
	struct engine *engine;
	const struct lab *lab;
	char *file;
	uint64_t seed;
	const char *optimize;
	bool is_reference, is_strict;
	char **only;
	size_t nonly;
	struct submission_events events;
	struct workspace workspace;
	struct suite *suite; /* what runs now; NULL when it does not */
	struct build *build;
	struct tests *tests;
	struct suite_outcome host; /* when the suite is there */
	struct buf text;           /* of the learner's file */
	char *object;              /* when the solution is there */
	uv_timer_t soon;
	bool stopped; /* the result is decided, and the tests will not run */
	uint64_t started_ms;
	struct result *result;
	struct canaries canaries;
};

static void on_soon(uv_timer_t *t);
static void on_suite_building(void *ctx);
static void on_suite(struct suite_outcome *o, void *ctx);
static void on_built(const struct build_outcome *o, void *ctx);
static void on_tested(const struct tests_outcome *o, void *ctx);
static void on_canaries(const struct tests_outcome *o, void *ctx);
static void on_closed(uv_handle_t *handle);

struct submission *submission_start(struct engine *engine, const struct submission_spec *spec,
				    const struct submission_events *events)
{
	struct submission *s = xcalloc(1, sizeof *s);

	s->engine = engine;
	s->lab = spec->lab;
	s->file = xstrdup(spec->file);
	s->seed = spec->seed;
	s->optimize = spec->optimize;
	s->is_reference = spec->is_reference;
	s->is_strict = spec->is_strict;
	for (size_t i = 0; i < spec->nonly; i++)
		VEC_PUSH(s->only, s->nonly, xstrdup(spec->only[i]));
	s->events = *events;
	s->workspace = (struct workspace)WORKSPACE_NONE;
	s->text = (struct buf)BUF_INIT;
	s->started_ms = uv_hrtime() / 1000000;
	s->result = result_new(spec->lab, path_base(spec->file));
	s->result->seed = spec->seed;
	s->result->is_strict = spec->is_strict;
	s->result->toolchain = xstrdup(engine->tools.name);
	uv_timer_init(engine->loop, &s->soon);
	s->soon.data = s;
	uv_timer_start(&s->soon, on_soon, 0, 0);
	return s;
}

/* ---- ending early, ending at last ---- */

static bool is_busy(const struct submission *s)
{
	return s->suite || s->build || s->tests;
}

/* Once nothing runs any more. */
static void finish(struct submission *s)
{
	if (!is_busy(s) && !uv_is_closing((uv_handle_t *)&s->soon))
		uv_close((uv_handle_t *)&s->soon, on_closed);
}

/* Decides the result without tests; the first decision stands. */
static void stop(struct submission *s, enum outcome outcome, const char *reason, const char *hint)
{
	if (s->stopped)
		return;
	s->stopped = true;
	result_stop(s->result, outcome, reason, hint && *hint ? hint : NULL);
	if (s->suite)
		suite_cancel(s->suite);
	if (s->build)
		build_cancel(s->build);
	if (s->tests)
		tests_cancel(s->tests);
}

static void stop_in_trouble(struct submission *s, const struct err *e)
{
	stop(s, O_TROUBLE, e->text, e->hint);
}

void submission_cancel(struct submission *s)
{
	stop(s, O_TROUBLE, "interrupted", NULL);
	finish(s);
}

static void enter_stage(struct submission *s, const char *stage)
{
	if (s->events.stage)
		s->events.stage(stage, s->events.ctx);
}

/* ---- the file ---- */

/* The descriptor is read once: what is graded is what the digest is of. */
static bool read_file(struct submission *s, struct err *e)
{
	AUTO(closep) int fd = fs_open_hostile(s->file, LAB_MAX_SOLUTION, e);

	if (fd < 0 || !fs_read_fd(fd, s->file, LAB_MAX_SOLUTION, &s->text, e))
		return false;
	digest_of(s->text.s, s->text.len, s->result->digest);
	return true;
}

static void on_soon(uv_timer_t *t)
{
	struct submission *s = t->data;
	const struct suite_events events = { on_suite_building, on_suite, s };
	const struct build_spec build = { s->lab, &s->workspace, s->optimize,
					  s->is_reference };
	struct err e = ERR_INIT;

	if (!s->stopped && !read_file(s, &e))
		stop(s, O_REFUSED, e.text, e.hint);
	if (!s->stopped && (!workspace_make(&s->workspace, &s->engine->scratch, &e) ||
			    !build_prepare(s->lab, &s->workspace, s->text.s, s->text.len, &e)))
		stop_in_trouble(s, &e);
	if (s->stopped) {
		finish(s);
		return;
	}
	trace_mark("the file is read, its folder made");
	enter_stage(s, "compiling");
	s->suite = suite_start(s->engine, s->lab, s->seed, &events);
	s->build = build_start(s->engine, &build, on_built, s);
}

/* ---- suite and solution ---- */

/* Those of `only`, or all if there are none; `turned` as in tests.h. */
static void start_tests(struct submission *s, const char *const *only, size_t nonly,
			const uint64_t *turned, tests_done_fn *done)
{
	const struct tests_spec spec = { s->lab, s->host.host, (const char *const *)s->host.libs,
					 s->object, s->seed, only, nonly, turned };

	s->tests = tests_start(s->engine, &spec, done, s);
}

static void test(struct submission *s)
{
	if (s->suite || s->build || s->stopped) {
		finish(s);
		return;
	}
	enter_stage(s, "testing");
	start_tests(s, (const char *const *)s->only, s->nonly, NULL, on_tested);
}

static void on_suite_building(void *ctx)
{
	enter_stage(ctx, "preparing the tests");
}

static void on_suite(struct suite_outcome *o, void *ctx)
{
	struct submission *s = ctx;

	trace_mark("the test host is found");
	s->suite = NULL;
	if (err_is(&o->err))
		stop_in_trouble(s, &o->err);
	else
		suite_outcome_take(&s->host, o);
	test(s);
}

/* The text of one line of the learner's file, counted from 1; NULL if there is none. */
static char *line_of(const struct submission *s, unsigned line)
{
	const char *at = s->text.s, *end = s->text.s + s->text.len;

	while (at && --line)
		if ((at = memchr(at, '\n', (size_t)(end - at))))
			at++;
	return at && at < end ? xstrndup(at, strcspn(at, "\n")) : NULL;
}

/* The file was compiled under the lab's name for it; its author knows it by another. */
static void keep_findings(struct submission *s, const struct findings *found)
{
	struct result *r = s->result;

	for (size_t i = 0; i < found->n; i++) {
		const struct diagnostic *d = &found->list[i];
		bool is_theirs = str_eq(d->file, s->lab->solution);
		struct diagnostic mine = {
			.severity = xstrdup_or_null(d->severity),
			.message = xstrdup_or_null(d->message),
			.option = xstrdup_or_null(d->option),
			.file = xstrdup_or_null(is_theirs ? r->file : d->file),
			.line = d->line,
			.column = d->column,
			.source = is_theirs && d->line ? line_of(s, d->line) : NULL,
			.hint = xstrdup_or_null(d->hint),
		};

		VEC_PUSH(r->diagnostics, r->ndiagnostics, mine);
	}
}

static void stop_at_finding(struct submission *s, const struct build_outcome *o)
{
	const struct diagnostic *first = o->found.n ? &o->found.list[0] : NULL;
	AUTO(freep) char *reason = NULL;

	if (o->end == BUILD_NOT_COMPILED) {
		stop(s, O_NOT_COMPILED, "it does not compile", NULL);
		return;
	}
	reason = xfmt(first->line ? "%s %s (line %u)" : "%s %s", s->result->file, first->message,
		      first->line);
	stop(s, O_REFUSED, reason, first->hint);
}

static void on_built(const struct build_outcome *o, void *ctx)
{
	struct submission *s = ctx;

	s->build = NULL;
	keep_findings(s, &o->found);
	if (o->end == BUILD_TROUBLE)
		stop_in_trouble(s, &o->err);
	else if (o->end == BUILD_NOT_COMPILED || o->end == BUILD_REFUSED)
		stop_at_finding(s, o);
	else if (o->end == BUILD_OK)
		s->object = xstrdup(o->object);
	test(s);
}

/* ---- tests ---- */

static bool all_passed(const struct submission *s, const struct tests_outcome *o)
{
	for (size_t i = 0; i < o->n; i++)
		if (verdict_of(&o->facts[i],
			       suite_outcome_norm(&s->host, o->facts[i].test)) != V_PASS)
			return false;
	return true;
}

static void keep_facts(struct submission *s, const struct tests_outcome *o)
{
	struct symbols *symbols = all_passed(s, o) ? NULL : symbols_open(s->object, NULL);

	for (size_t i = 0; i < o->n; i++) {
		struct test_result *t = result_find_test(s->result, o->facts[i].test);

		if (t && t->verdict == V_NOT_RUN)
			explain(t, &o->facts[i], suite_outcome_norm(&s->host, t->name), s->lab,
				symbols);
	}
	symbols_close(symbols);
}

static void keep_layers(struct result *r, const struct tests_outcome *o)
{
	AUTO(freep) char *names = xstrdup(o->layers);
	char *name, *rest;

	r->tier = o->tier;
	for (name = strtok_r(names, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
		VEC_PUSH(r->layers, r->nlayers, xstrdup(name));
}

/* What has passed, once more: only where that is asked for. */
static void test_strictly(struct submission *s)
{
	struct canaries *c = &s->canaries;
	struct err e = ERR_INIT;

	if (s->is_strict && !canaries_draw(c, s->result, &s->host, &e)) {
		stop_in_trouble(s, &e);
		finish(s);
	} else if (c->n) {
		start_tests(s, c->name, c->n, c->turned, on_canaries);
	} else {
		result_settle(s->result);
		finish(s);
	}
}

static void on_tested(const struct tests_outcome *o, void *ctx)
{
	struct submission *s = ctx;

	s->tests = NULL;
	if (!s->stopped)
		keep_layers(s->result, o);
	if (err_is(&o->err))
		stop_in_trouble(s, &o->err);
	if (o->unloadable)
		stop(s, O_REFUSED, "what was compiled cannot be loaded",
		     "make static and thread-local variables smaller");
	if (s->stopped) {
		finish(s);
		return;
	}
	keep_facts(s, o);
	trace_mark("the facts are explained");
	test_strictly(s);
}

static void on_canaries(const struct tests_outcome *o, void *ctx)
{
	struct submission *s = ctx;

	s->tests = NULL;
	if (err_is(&o->err))
		stop_in_trouble(s, &o->err);
	if (!s->stopped) {
		canaries_judge(&s->canaries, o, s->result);
		result_settle(s->result);
	}
	finish(s);
}

/* ---- the end ---- */

static void on_closed(uv_handle_t *handle)
{
	struct submission *s = handle->data;

	workspace_release(&s->workspace);
	trace_mark("the folder is removed");
	s->result->wall_ms = uv_hrtime() / 1000000 - s->started_ms;
	s->events.done(s->result, s->events.ctx);
	canaries_release(&s->canaries);
	suite_outcome_release(&s->host);
	buf_release(&s->text);
	for (size_t i = 0; i < s->nonly; i++)
		free(s->only[i]);
	free(s->only);
	free(s->object);
	free(s->file);
	free(s);
}
