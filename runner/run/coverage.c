/* Read this file downwards: coverage_start -> on_suite (the host is there) -> compile ->
 * on_compiled -> run_tests -> on_tested -> ask -> on_asked -> finish -> done. */
#include "run/coverage.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "run/build.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/job.h"
#include "run/submission.h"
#include "run/suite.h"

#include <stdio.h>
#include <string.h>

#define MAX_OUTPUT_BYTES (4u << 20)
#define NOTES "out/solution.so-cover.gcno" /* where gcc puts them, given -o and the source's name */

struct coverage {
	struct engine *engine;
	const struct lab *lab;
	coverage_done_fn *done;
	void *ctx;
	struct workspace workspace;
	struct suite *suite; /* what runs now: one of the two, or none */
	struct job *job;
	struct suite_outcome host;
	uv_timer_t closing;
	struct coverage_outcome outcome;
};

static void on_suite(struct suite_outcome *o, void *ctx);
static void compile(struct coverage *c);
static void on_compiled(const struct job_outcome *o, void *ctx);
static void run_tests(struct coverage *c);
static void on_tested(const struct job_outcome *o, void *ctx);
static void ask(struct coverage *c);
static void on_asked(const struct job_outcome *o, void *ctx);
static void finish(struct coverage *c);

struct coverage *coverage_start(struct engine *engine, const struct lab *lab,
				coverage_done_fn *done, void *ctx)
{
	struct coverage *c = xcalloc(1, sizeof *c);
	const struct suite_events events = { NULL, on_suite, c };

	c->engine = engine;
	c->lab = lab;
	c->done = done;
	c->ctx = ctx;
	c->workspace = (struct workspace)WORKSPACE_NONE;
	uv_timer_init(engine->loop, &c->closing);
	c->closing.data = c;
	c->suite = suite_start(engine, lab, SUBMISSION_SEED, &events);
	return c;
}

void coverage_cancel(struct coverage *c)
{
	c->outcome.cancelled = true;
	if (c->suite)
		suite_cancel(c->suite);
	if (c->job)
		job_cancel(c->job);
}

/* ---- what is compiled ---- */

/* gcov's counters are written by a function of its own, which only the object itself can call. */
static bool write_cover(struct coverage *c, struct err *e)
{
	AUTO(freep) char *path = path_join(c->workspace.dir, "cover.c");
	AUTO(freep) char *text = xfmt("#include \"%s\"\n\nvoid __gcov_dump(void);\n"
				      "void hone_cover_dump(void);\n\n"
				      "void hone_cover_dump(void)\n{\n\t__gcov_dump();\n}\n",
				      c->lab->solution);
	AUTO(freep) char *exports = path_join(c->workspace.dir, "cover.map");

	return fs_write_new(path, text, strlen(text), e) &&
	       build_write_exports(c->lab, exports, " hone_cover_dump;", e);
}

static bool prepare(struct coverage *c, struct err *e)
{
	return build_prepare_reference(c->engine, c->lab, &c->workspace, e) && write_cover(c, e);
}

static void on_suite(struct suite_outcome *o, void *ctx)
{
	struct coverage *c = ctx;

	c->suite = NULL;
	c->outcome.cancelled |= o->cancelled;
	c->outcome.err = o->err;
	if (!err_is(&o->err))
		suite_outcome_take(&c->host, o);
	if (c->outcome.cancelled || err_is(&c->outcome.err) || !prepare(c, &c->outcome.err))
		finish(c);
	else
		compile(c);
}

/* ---- every step ---- */

static void step_spec(const struct coverage *c, struct jail_spec *spec)
{
	AUTO(freep) char *temporary = xfmt("TMPDIR=%s", c->workspace.out);

	engine_tool_spec(c->engine, &c->workspace, JAIL_READ | JAIL_WRITE | JAIL_EXEC, spec);
	spec->limits = (struct jail_limits){
		.cpu_ms = 60000, .wall_ms = 120000, .memory_kb = 2u << 20, .file_kb = 64u << 10,
		.tmp_kb = 64u << 10, .processes = 32, .open_files = 256,
	};
	jail_spec_env(spec, temporary);
}

static void drop_line(const char *line UNUSED, size_t n UNUSED, void *ctx UNUSED)
{
}

static void run(struct coverage *c, const struct jail_spec *spec, job_line_fn *line,
		job_done_fn *done)
{
	const struct job_spec job = { .jail = spec, .max_output = MAX_OUTPUT_BYTES, .line = line,
				      .done = done, .ctx = c };

	c->job = job_start(c->engine, &job);
}

/* False when the chain ends here: cancelled, or in trouble. */
static bool succeeded(struct coverage *c, const struct job_outcome *o, const char *what)
{
	AUTO(buf_release) struct buf said = BUF_INIT_MAX(300);

	c->job = NULL;
	c->outcome.cancelled |= o->end == JOB_CANCELLED;
	str_show(&said, o->err_text->s, o->err_text->len);
	if (o->end == JOB_TROUBLE)
		c->outcome.err = o->err;
	else if (!job_succeeded(o))
		err_set(&c->outcome.err, ERR_LAB, "cannot %s: %s", what, said.s);
	if (!c->outcome.cancelled && !err_is(&c->outcome.err))
		return true;
	finish(c);
	return false;
}

/* ---- compile ---- */

static void add_wraps(struct jail_spec *spec)
{
	for (size_t i = 0; solution_ldflags[i]; i++)
		if (str_starts(solution_ldflags[i], "--wrap=")) {
			AUTO(freep) char *arg = xfmt("-Wl,%s", solution_ldflags[i]);

			jail_spec_arg(spec, arg);
		}
}

static void compile(struct coverage *c)
{
	static const char *const args[] = {
		"-std=c11", "-D_POSIX_C_SOURCE=200809L", "-g", "-O0", "-fPIC", "--coverage",
		"-fsanitize-coverage=trace-pc", "-shared", "-I.",
		"-Wl,--version-script=cover.map", "-o", "out/solution.so", "cover.c", NULL
	};
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	step_spec(c, &spec);
	jail_spec_grant(&spec, c->engine->config.include, JAIL_READ);
	jail_spec_arg(&spec, c->engine->tools.cc);
	jail_spec_arg(&spec, "-I");
	jail_spec_arg(&spec, c->engine->config.include);
	flags_add(&spec, args);
	add_wraps(&spec);
	run(c, &spec, NULL, on_compiled);
}

static void on_compiled(const struct job_outcome *o, void *ctx)
{
	struct coverage *c = ctx;

	if (succeeded(c, o, "build the reference with counters"))
		run_tests(c);
}

/* ---- run ---- */

static void run_tests(struct coverage *c)
{
	AUTO(freep) char *object = path_join(c->workspace.out, "solution.so");
	const char *const args[] = { "--solution", object, "--filter", "none", "--report-fd", "3",
				     "--seed", "1", "--cpu-ms", "5000", NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	step_spec(c, &spec);
	spec.profile = JAIL_MEASURE;
	spec.proc = true;
	jail_spec_grant(&spec, c->host.host, JAIL_READ | JAIL_EXEC);
	jail_spec_arg(&spec, c->host.host);
	flags_add(&spec, args);
	run(c, &spec, drop_line, on_tested);
}

static void on_tested(const struct job_outcome *o, void *ctx)
{
	struct coverage *c = ctx;

	if (succeeded(c, o, "run the suite on the reference with counters"))
		ask(c);
}

/* ---- gcov ---- */

/* It lies beside the compiler and is called as it is: x86_64-linux-gnu-gcov-12. Owned by the
 * caller. */
static char *gcov_of(const char *cc)
{
	const char *at = strstr(path_base(cc), "gcc");

	return at ? xfmt("%.*sgcov%s", (int)(at - cc), cc, at + strlen("gcc"))
		  : xstrdup("/usr/bin/gcov");
}

static void ask(struct coverage *c)
{
	AUTO(freep) char *gcov = gcov_of(c->engine->tools.cc);
	const char *const args[] = { gcov, "-b", "-t", NOTES, NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	step_spec(c, &spec);
	flags_add(&spec, args);
	run(c, &spec, NULL, on_asked);
}

/* "    #####:   12:	return 0;": a count, or none, or marks for code that was never run. */
static void read_line(const char *text, struct coverage_outcome *o)
{
	const char *colon = strchr(text, ':');
	size_t blanks = strspn(text, " ");
	unsigned line = colon ? (unsigned)strtoul(colon + 1, NULL, 10) : 0;

	if (!line || text[blanks] == '-')
		return;
	o->lines++;
	if (text[blanks] == '#' || text[blanks] == '=')
		VEC_PUSH(o->missed, o->nmissed, line);
}

/* "        -:    0:Source:x.c": the file's name; NULL for every other line, and for one of a source
 * that says the same. */
static const char *source_of(const char *line)
{
	static const char mark[] = "-:    0:Source:";
	const char *from = line + strspn(line, " ");

	return str_starts(from, mark) ? from + strlen(mark) : NULL;
}

void coverage_read(const char *text, const char *file, struct coverage_outcome *o)
{
	bool is_ours = false;

	for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		size_t n = strcspn(at, "\n");
		AUTO(freep) char *line = xstrndup(at, n);
		const char *name = source_of(line);

		if (name) {
			is_ours = str_eq(name, file);
		} else if (is_ours && str_starts(line, "branch ")) {
			o->branches++;
			o->branches_taken += strstr(line, " taken ") && !strstr(line, " taken 0%");
		} else if (is_ours && strspn(line, " ") < strlen(line)) {
			read_line(line, o);
		}
	}
}

static void on_asked(const struct job_outcome *o, void *ctx)
{
	struct coverage *c = ctx;

	if (!succeeded(c, o, "read the counters with gcov"))
		return;
	coverage_read(o->out->s, c->lab->solution, &c->outcome);
	if (!c->outcome.lines)
		err_set(&c->outcome.err, ERR_TOOLS, "gcov counted no line of '%s'",
			c->lab->solution);
	finish(c);
}

/* ---- the end ---- */

static void on_closed(uv_handle_t *handle)
{
	struct coverage *c = handle->data;

	workspace_release(&c->workspace);
	c->done(&c->outcome, c->ctx);
	suite_outcome_release(&c->host);
	free(c->outcome.missed);
	free(c);
}

static void finish(struct coverage *c)
{
	uv_close((uv_handle_t *)&c->closing, on_closed);
}
