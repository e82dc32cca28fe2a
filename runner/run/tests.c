/* Read this file downwards: tests_start -> on_line … -> on_ended -> done. */
#include "run/tests.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/trace.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "run/engine_private.h"
#include "run/job.h"

#include <inttypes.h>

#include <signal.h>

#define MAX_OUTPUT_KB 64      /* what one test may print */
#define MAX_HOST_BYTES 65536 /* what the host itself may: it has nothing to say unless in trouble \
			      */

#define HOST_CANNOT_LOAD 3    /* the host's exit status */

struct tests {
	struct job *job;
	tests_done_fn *done;
	void *ctx;
	struct test_facts *facts;
	struct tests_outcome outcome;
	bool has_begun; /* its first line was read */
};

static void on_line(const char *line, size_t n, void *ctx);
static void on_ended(const struct job_outcome *o, void *ctx);

static void add_number(struct jail_spec *spec, const char *option, uint64_t value)
{
	AUTO(freep) char *text = xfmt("%" PRIu64, value);

	jail_spec_arg(spec, option);
	jail_spec_arg(spec, text);
}

static void add_option(struct jail_spec *spec, const char *option, const char *value)
{
	jail_spec_arg(spec, option);
	jail_spec_arg(spec, value);
}

static void add_limits(struct jail_spec *spec, const struct lab *lab, unsigned jobs)
{
	uint64_t rounds = lab->ntests / jobs + 2;

	spec->limits = (struct jail_limits){
		.cpu_ms = 10000 + lab->ntests * 1000, /* of the host itself; it bounds each test */
		.wall_ms = 10000 + rounds * lab->limits.test_wall_ms,
		.memory_kb = (jobs + 1) * (uint64_t)(lab->limits.memory_mb + 256) * 1024,
		.file_kb = 1024, .tmp_kb = 64, .processes = jobs * 2 + 8, .open_files = 256,
	};
	add_number(spec, "--jobs", jobs);
	add_number(spec, "--cpu-ms", lab->limits.test_cpu_ms);
	add_number(spec, "--wall-ms", lab->limits.test_wall_ms);
	add_number(spec, "--output-kb", MAX_OUTPUT_KB);
	add_number(spec, "--memory-mb", lab->limits.memory_mb);
}

static void add_grants(struct jail_spec *spec, const struct tests_spec *t, const char *filter)
{
	jail_spec_grant(spec, t->host, JAIL_READ | JAIL_EXEC);
	jail_spec_grant(spec, t->object, JAIL_READ | JAIL_EXEC);
	jail_spec_grant(spec, filter, JAIL_READ);
	for (const char *const *lib = t->libs; *lib; lib++)
		jail_spec_grant(spec, *lib, JAIL_READ | JAIL_EXEC);
}

static void host_spec(const struct engine *engine, const struct tests_spec *t, unsigned jobs,
		      struct jail_spec *spec)
{
	AUTO(freep) char *filter = xfmt("%s/test-%s.bpf", engine->config.filters,
					lab_profile_name(t->lab->profile));

	spec->profile = JAIL_TEST_HOST;
	spec->min_tier = engine->config.min_tier;
	spec->cwd = xstrdup("/");
	spec->proc =
		true; /* the host reads the memory maps of a test that called something denied */
	jail_spec_env(spec, "LC_ALL=C");
	add_grants(spec, t, filter);
	jail_spec_arg(spec, t->host);
	add_option(spec, "--solution", t->object);
	add_option(spec, "--filter", filter);
	add_option(spec, "--report-fd", "3");
	add_number(spec, "--seed", t->seed);
	add_limits(spec, t->lab, jobs);
	for (size_t i = 0; i < t->nonly; i++) {
		add_option(spec, "--test", t->only[i]);
		if (t->turned)
			add_number(spec, "--canary", t->turned[i]);
	}
}

struct tests *tests_start(struct engine *engine, const struct tests_spec *spec,
			  tests_done_fn *done, void *ctx)
{
	AUTO(jail_spec_release) struct jail_spec jail = JAIL_SPEC_INIT;
	struct tests *t = xcalloc(1, sizeof *t);
	unsigned idle = sched_free(&engine->sched);
	struct job_spec job = { .jail = &jail, .max_output = MAX_HOST_BYTES, .line = on_line,
				.done = on_ended, .ctx = t };

	t->done = done;
	t->ctx = ctx;
	host_spec(engine, spec, idle ? idle : 1, &jail);
	t->job = job_start(engine, &job);
	return t;
}

void tests_cancel(struct tests *t)
{
	job_cancel(t->job);
}

static bool has_ended(const struct tests *t, const char *name)
{
	for (size_t i = 0; i < t->outcome.n; i++)
		if (str_eq(t->facts[i].test, name))
			return true;
	return false;
}

/* A test cannot send itself this signal, and its host says when it was the one who did. */
static bool was_killed(const struct test_facts *f)
{
	return !f->is_begin && f->how == HOW_SIGNAL && f->code == SIGKILL;
}

/* A test ends once. What says so twice was not written by the host alone, and is not believed. */
static void on_line(const char *line, size_t n, void *ctx)
{
	struct tests *t = ctx;
	struct test_facts facts;

	if (!facts_parse(&facts, line, n, &t->outcome.err))
		return;
	if (!facts.is_begin && has_ended(t, facts.test))
		err_set(&t->outcome.err, ERR_SANDBOX, "the test host reported '%s' twice",
			facts.test);
	if (was_killed(&facts)) {
		err_set(&t->outcome.err, ERR_SANDBOX, "the process of the test '%s' was killed by "
						      "somebody else", facts.test);
		err_hint(&t->outcome.err, "try again; is the machine short of memory?");
	}
	if (!t->has_begun)
		trace_mark("the first test begins");
	t->has_begun = true;
	if (facts.is_begin || err_is(&t->outcome.err))
		facts_release(&facts);
	else
		VEC_PUSH(t->facts, t->outcome.n, facts);
}

/* The host ends with 0 whatever the tests did; anything else is trouble, and it says which. */
static void judge_host(struct tests *t, const struct job_outcome *o)
{
	struct err *e = &t->outcome.err;
	AUTO(buf_release) struct buf said = BUF_INIT_MAX(300);

	str_show(&said, o->err_text->s, o->err_text->len);
	if (o->end == JOB_FLOODED)
		err_set(e, ERR_SANDBOX, "the test host reported more than can be");
	else if (o->status.how != JAIL_EXITED)
		err_set(e, ERR_SANDBOX, "the test host was ended (%s %d) %s",
			jail_how_name(o->status.how), o->status.code, said.s);
	else if (o->status.code == HOST_CANNOT_LOAD)
		t->outcome.unloadable = true;
	else if (o->status.code != 0)
		err_set(e, ERR_SANDBOX, "the test host failed (status %d): %s", o->status.code,
			said.s);
}

static void on_ended(const struct job_outcome *o, void *ctx)
{
	struct tests *t = ctx;

	trace_mark("the tests and their host have ended");
	t->outcome.facts = t->facts;
	t->outcome.cancelled = o->end == JOB_CANCELLED;
	t->outcome.tier = o->status.tier;
	t->outcome.layers = o->status.layers;
	if (o->end == JOB_TROUBLE)
		t->outcome.err = o->err;
	else if (!t->outcome.cancelled)
		judge_host(t, o);
	t->done(&t->outcome, t->ctx);
	for (size_t i = 0; i < t->outcome.n; i++)
		facts_release(&t->facts[i]);
	free(t->facts);
	free(t);
}
