/* Read this file downwards: suite_start -> (the host is cached, or host.c builds it) -> on_host ->
 * count (the norms are cached, or the reference is built and run) -> on_built -> on_tested ->
 * finish -> done.
 *
 * In the cache: suites/<slug>-<key>/{host, libs, norms-<seed>}. Only the runner writes there. */
#include "run/suite.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fields.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/build.h"
#include "run/engine_private.h"
#include "run/host.h"
#include "run/tests.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MAX_CACHE_BYTES (1u << 20)

struct suite {
	struct engine *engine;
	const struct lab *lab;
	uint64_t seed;
	struct suite_events events;
	char *dir;            /* in the cache */
	struct host *hosting; /* what runs now: one of the three, or none */
	struct build *build;
	struct tests *tests;
	struct workspace workspace; /* of the reference */
	uv_timer_t soon;
	struct suite_outcome outcome;
};

static void on_soon(uv_timer_t *t);
static void on_host(const struct err *e, bool cancelled, void *ctx);
static void count(struct suite *s);
static void on_built(const struct build_outcome *o, void *ctx);
static void on_tested(const struct tests_outcome *o, void *ctx);
static void finish(struct suite *s);

/* ---- outcomes ---- */

static void forget_norms(struct suite_outcome *o)
{
	for (size_t i = 0; i < o->ntests; i++)
		free(o->tests[i].name);
	free(o->tests);
	o->tests = NULL;
	o->ntests = 0;
}

void suite_outcome_release(struct suite_outcome *o)
{
	for (char **lib = o->libs; lib && *lib; lib++)
		free(*lib);
	forget_norms(o);
	free(o->libs);
	free(o->host);
	*o = (struct suite_outcome){ .err = o->err };
}

struct norm suite_outcome_norm(const struct suite_outcome *o, const char *test)
{
	for (size_t i = 0; i < o->ntests; i++)
		if (str_eq(o->tests[i].name, test))
			return o->tests[i].norm;
	return (struct norm){ 0, 0 };
}

void suite_outcome_take(struct suite_outcome *to, struct suite_outcome *from)
{
	*to = *from;
	*from = (struct suite_outcome){ .err = from->err };
}

/* ---- start ---- */

struct suite *suite_start(struct engine *engine, const struct lab *lab, uint64_t seed,
			  const struct suite_events *events)
{
	struct suite *s = xcalloc(1, sizeof *s);
	char key[DIGEST_SIZE];

	s->engine = engine;
	s->lab = lab;
	s->seed = seed;
	s->events = *events;
	s->workspace = (struct workspace)WORKSPACE_NONE;
	uv_timer_init(engine->loop, &s->soon);
	s->soon.data = s;
	if (host_digest(engine, lab, key, &s->outcome.err))
		s->dir = xfmt("%s/suites/%s-%.24s", engine->config.cache, lab->slug, key);
	uv_timer_start(&s->soon, on_soon, 0, 0);
	return s;
}

void suite_cancel(struct suite *s)
{
	s->outcome.cancelled = true;
	if (s->hosting)
		host_cancel(s->hosting);
	if (s->build)
		build_cancel(s->build);
	if (s->tests)
		tests_cancel(s->tests);
}

static bool load_libs(struct suite *s)
{
	AUTO(freep) char *path = path_join(s->dir, "libs");
	AUTO(buf_release) struct buf text = BUF_INIT;
	size_t n = 0;
	char *line, *rest;

	if (!fs_is_file(path) || !fs_read(path, MAX_CACHE_BYTES, &text, NULL))
		return false;
	for (line = strtok_r(text.s, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		VEC_PUSH(s->outcome.libs, n, xstrdup(line));
	VEC_PUSH(s->outcome.libs, n, NULL);
	return true;
}

static bool load_host(struct suite *s)
{
	AUTO(freep) char *host = path_join(s->dir, "host");

	if (!fs_is_executable(host) || !load_libs(s))
		return false;
	s->outcome.host = take_ptr(&host);
	return true;
}

/* Everything is decided from the loop, so that `done` never comes before suite_start returned. */
static void on_soon(uv_timer_t *t)
{
	struct suite *s = t->data;
	AUTO(freep) char *suites = path_join(s->engine->config.cache, "suites");

	if (s->outcome.cancelled || err_is(&s->outcome.err)) {
		finish(s);
	} else if (load_host(s)) {
		count(s);
	} else if (!fs_make_dirs(suites, 0700, &s->outcome.err)) {
		finish(s);
	} else {
		if (s->events.building)
			s->events.building(s->events.ctx);
		s->hosting = host_start(s->engine, s->lab, s->dir, on_host, s);
	}
}

static void on_host(const struct err *e, bool cancelled, void *ctx)
{
	struct suite *s = ctx;

	s->hosting = NULL;
	s->outcome.cancelled |= cancelled;
	if (e)
		s->outcome.err = *e;
	else if (!s->outcome.cancelled && !load_host(s))
		err_set(&s->outcome.err, ERR_SYSTEM, "the tests in '%s' vanished", s->dir);
	if (s->outcome.cancelled || err_is(&s->outcome.err))
		finish(s);
	else
		count(s);
}

/* ---- how many expectations the reference meets ---- */

static char *norms_path(const struct suite *s)
{
	return xfmt("%s/norms-%" PRIu64, s->dir, s->seed);
}

static void add_norm(struct suite *s, const char *name, struct norm norm)
{
	struct suite_test test = { xstrdup(name), norm };

	VEC_PUSH(s->outcome.tests, s->outcome.ntests, test);
}

static bool read_norm(char *text, struct norm *norm)
{
	char *trail = strchr(text, ' ');
	uint64_t assertions;

	*norm = NORM_ANY;
	if (str_eq(text, "varies"))
		return true;
	if (!trail)
		return false;
	*trail++ = '\0';
	if (!str_number(text, INT32_MAX, &assertions) || !assertions)
		return false;
	norm->assertions = (long)assertions;
	return str_number(trail, UINT64_MAX, &norm->trail);
}

/* A line a test: its expectations, how many and which: `first_success 12 8128`, `herd varies`.
 * What is unusable is made anew. */
static bool load_norms(struct suite *s)
{
	AUTO(freep) char *path = norms_path(s);
	AUTO(buf_release) struct buf text = BUF_INIT;
	char *word, *rest;

	if (!fs_is_file(path) || !fs_read(path, MAX_CACHE_BYTES, &text, NULL))
		return false;
	for (word = strtok_r(text.s, "\n", &rest); word; word = strtok_r(NULL, "\n", &rest)) {
		char *value = strchr(word, ' ');
		struct norm norm;

		if (!value)
			return false;
		*value++ = '\0';
		if (!lab_find_requirement_of(s->lab, word))
			return false; /* the manifest is another one now */
		if (!read_norm(value, &norm))
			return false;
		add_norm(s, word, norm);
	}
	return s->outcome.ntests == s->lab->ntests;
}

static void accept_any(struct suite *s)
{
	for (size_t i = 0; i < s->lab->nrequirements; i++)
		for (size_t k = 0; k < s->lab->requirements[i].ntests; k++)
			add_norm(s, s->lab->requirements[i].tests[k], NORM_ANY);
}

static void count(struct suite *s)
{
	AUTO(freep) char *reference = lab_reference_path(s->lab);
	const struct build_spec build = { s->lab, &s->workspace, NULL, true };
	struct err *e = &s->outcome.err;

	if (load_norms(s)) {
		finish(s);
		return;
	}
	forget_norms(&s->outcome);
	if (s->lab->plays || !fs_is_file(reference)) {
		accept_any(s);
		finish(s);
		return;
	}
	if (build_prepare_reference(s->engine, s->lab, &s->workspace, e))
		s->build = build_start(s->engine, &build, on_built, s);
	else
		finish(s);
}

static void on_built(const struct build_outcome *o, void *ctx)
{
	struct suite *s = ctx;
	struct tests_spec spec = { s->lab, s->outcome.host, (const char *const *)s->outcome.libs,
				   NULL, s->seed, NULL, 0, NULL };
	struct err *e = &s->outcome.err;

	s->build = NULL;
	s->outcome.cancelled |= o->end == BUILD_CANCELLED;
	if (o->end == BUILD_TROUBLE)
		*e = o->err;
	else if (o->end == BUILD_NOT_COMPILED || o->end == BUILD_REFUSED)
		err_set(e, ERR_LAB, "the reference of the lab '%s' is not accepted: line %u: %s",
			s->lab->slug, o->found.n ? o->found.list[0].line : 0,
			o->found.n ? o->found.list[0].message : "no reason given");
	if (s->outcome.cancelled || err_is(e)) {
		finish(s);
		return;
	}
	spec.object = o->object;
	s->tests = tests_start(s->engine, &spec, on_tested, s);
}

static bool take_norms(struct suite *s, const struct tests_outcome *o, struct err *e)
{
	for (size_t i = 0; i < o->n; i++) {
		const struct test_facts *f = &o->facts[i];
		struct norm norm = { (long)f->asserts, f->trail };

		if (!lab_find_requirement_of(s->lab, f->test))
			return err_set(e, ERR_LAB, "the suite of the lab '%s' has a test '%s' that "
				       "its manifest does not name", s->lab->slug, f->test);
		if (verdict_of(f, f->varies ? NORM_ANY : norm) != V_PASS)
			return err_set(e, ERR_LAB,
				       "the reference of the lab '%s' does not pass its "
				       "own test '%s'",
				       s->lab->slug, f->test);
		add_norm(s, f->test, f->varies ? NORM_ANY : norm);
	}
	if (s->outcome.ntests != s->lab->ntests)
		return err_set(e, ERR_LAB,
			       "the suite of the lab '%s' has %zu tests, and its "
			       "manifest names %zu",
			       s->lab->slug, s->outcome.ntests, s->lab->ntests);
	return true;
}

static bool save_norms(const struct suite *s, struct err *e)
{
	AUTO(freep) char *path = norms_path(s);
	AUTO(buf_release) struct buf text = BUF_INIT;

	for (size_t i = 0; i < s->outcome.ntests; i++) {
		const struct suite_test *t = &s->outcome.tests[i];

		if (t->norm.assertions == ASSERTIONS_VARY)
			buf_fmt(&text, "%s varies\n", t->name);
		else
			buf_fmt(&text, "%s %ld %" PRIu64 "\n", t->name, t->norm.assertions,
				t->norm.trail);
	}
	return fs_write_atomic(path, text.s, text.len, 0644, e);
}

static void on_tested(const struct tests_outcome *o, void *ctx)
{
	struct suite *s = ctx;
	struct err *e = &s->outcome.err;

	s->tests = NULL;
	s->outcome.cancelled |= o->cancelled;
	if (err_is(&o->err))
		*e = o->err;
	else if (o->unloadable)
		err_set(e, ERR_LAB, "the reference of the lab '%s' cannot be loaded", s->lab->slug);
	else if (!s->outcome.cancelled && take_norms(s, o, e))
		save_norms(s, e);
	finish(s);
}

/* ---- the end ---- */

static void on_closed(uv_handle_t *handle)
{
	struct suite *s = handle->data;

	s->events.done(&s->outcome, s->events.ctx);
	suite_outcome_release(&s->outcome);
	free(s->dir);
	free(s);
}

static void finish(struct suite *s)
{
	workspace_release(&s->workspace);
	uv_close((uv_handle_t *)&s->soon, on_closed);
}
