/* Read this file downwards: build_start -> compile, preprocess -> on_compiled, on_preprocessed
 * (in any order) -> on_both -> assemble -> on_assembled -> link -> on_linked -> done.
 *
 * The compiler and the preprocessor run side by side, and what the second one shows is believed of
 * what the first one read: so both must read the same. They get the same flags and see the same
 * files, none of which changes: neither writes one (__has_include would see it), there is no /proc,
 * and no /tmp that they share. The compiler's answer counts first: a file that does not compile is
 * told what the compiler says. */
#include "run/build.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/trace.h"
#include "base/xmem.h"
#include "model/diagnostics.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/asm_text.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/job.h"
#include "run/source.h"

#include <signal.h>
#include <string.h>

#define MAX_ASM_BYTES (48u << 20)
#define MAX_SOURCE_BYTES (32u << 20) /* preprocessed */
#define MAX_OUTPUT_BYTES (1u << 20)

static const struct jail_limits tool_limits = {
	.cpu_ms = 10000, .wall_ms = 30000, .memory_kb = 1u << 20, .file_kb = 64u << 10,
	.tmp_kb = 64u << 10, .processes = 16, .open_files = 64,
};

struct build {
	struct engine *engine;
	const struct lab *lab;
	const struct workspace *workspace;
	const char *optimize;
	bool is_read; /* before it is loaded */
	build_done_fn *done;
	void *ctx;
	struct job *job;          /* the tool that runs now; NULL: none */
	struct job *preprocessor; /* beside the compiler */
	struct findings refused;  /* what the preprocessor's text has in it */
	struct buf text;          /* the assembler text */
	struct build_outcome outcome;
};

static void compile(struct build *b);
static void preprocess(struct build *b);
static void on_compiled(const struct job_outcome *o, void *ctx);
static void on_preprocessed(const struct job_outcome *o, void *ctx);
static void on_both(struct build *b);
static void assemble(struct build *b);
static void on_assembled(const struct job_outcome *o, void *ctx);
static void link_solution(struct build *b);
static void on_linked(const struct job_outcome *o, void *ctx);
static void finish(struct build *b, enum build_end end);

struct build *build_start(struct engine *engine, const struct build_spec *spec,
			  build_done_fn *done, void *ctx)
{
	struct build *b = xcalloc(1, sizeof *b);

	b->engine = engine;
	b->lab = spec->lab;
	b->workspace = spec->workspace;
	b->optimize = spec->optimize ? spec->optimize : SOLUTION_OPTIMIZE;
	b->is_read = !engine->tools.is_clang || !spec->is_reference;
	b->done = done;
	b->ctx = ctx;
	b->text = (struct buf)BUF_INIT_MAX(MAX_ASM_BYTES);
	compile(b);
	if (b->is_read)
		preprocess(b);
	return b;
}

static void cancel_if_any(struct job *job)
{
	if (job)
		job_cancel(job);
}

void build_cancel(struct build *b)
{
	cancel_if_any(b->job);
	cancel_if_any(b->preprocessor);
}

/* ---- every tool ---- */

/* What the tools have in common: where they run, what they see, how much they get. */
static void tool_spec(const struct build *b, struct jail_spec *spec, const char *program,
		      unsigned out)
{
	engine_tool_spec(b->engine, b->workspace, out, spec);
	spec->limits = tool_limits;
	jail_spec_arg(spec, program);
}

static struct job *run(struct build *b, const struct jail_spec *spec, size_t max_output,
		       job_done_fn *done)
{
	const struct job_spec job = { .jail = spec, .max_output = max_output,
				      .max_errors = MAX_OUTPUT_BYTES, .done = done, .ctx = b };

	return job_start(b->engine, &job);
}

/* The tool, or the pass that it waited for: nothing in a file can do that, and our own limits say
 * so when they do. What gcc says of it stands on a line of its own, its findings on one that begins
 * with a bracket. */
static bool was_killed(const struct job_outcome *o)
{
	static const char words[] = ": fatal error: Killed signal terminated program ";
	const struct buf *said = o->err_text;
	const char *at, *line;

	if (o->end != JOB_ENDED)
		return false;
	if (o->status.how == JAIL_SIGNALED)
		return o->status.code == SIGKILL;
	at = said->len ? memmem(said->s, said->len, words, sizeof words - 1) : NULL;
	if (!at || o->status.how != JAIL_EXITED)
		return false;
	line = memrchr(said->s, '\n', (size_t)(at - said->s));
	return *(line ? line + 1 : said->s) != '[';
}

/* An ending that means the same after each tool: trouble of ours, or somebody's wish. */
static bool is_bad_end(struct build *b, const struct job_outcome *o)
{
	struct err *e = &b->outcome.err;

	if (o->end == JOB_CANCELLED) {
		if (b->outcome.end == BUILD_OK)
			b->outcome.end = BUILD_CANCELLED;
		return true;
	}
	if (o->end == JOB_TROUBLE) {
		*e = o->err;
	} else if (was_killed(o)) {
		err_set(e, ERR_SANDBOX, "the compiler was killed by somebody else");
		err_hint(e, "try again; is the machine short of memory?");
	}
	if (err_is(e))
		b->outcome.end = BUILD_TROUBLE;
	return err_is(e);
}

static bool ended_badly(struct build *b, const struct job_outcome *o)
{
	bool bad;

	b->job = NULL;
	bad = is_bad_end(b, o);
	if (bad)
		finish(b, b->outcome.end);
	return bad;
}

/* A tool that did not end as tools do: the file asked too much of it. */
static const char *excess_of(const struct job_outcome *o)
{
	static const char *const words[JAIL_HOWS] = {
		[JAIL_SIGNALED] = "the compiler crashed on this file",
		[JAIL_CPU] = "the compiler takes more than 10 seconds for this file",
		[JAIL_WALL] = "the compiler takes more than 30 seconds for this file",
		[JAIL_MEMORY] = "the compiler needs more than 1 GiB for this file",
	};

	if (o->end == JOB_FLOODED)
		return "the compiler has more to say about this file than is kept";
	return words[o->status.how];
}

static void add_excess(struct build *b, const char *words)
{
	findings_add(&b->outcome.found, b->lab->solution, 0, words,
		     "make macros, includes and generated data smaller");
}

/* ---- compile and preprocess ---- */

static void compiler_spec(const struct build *b, struct jail_spec *spec)
{
	AUTO(freep) char *map = xfmt("-ffile-prefix-map=%s=.", b->workspace->dir);

	tool_spec(b, spec, b->engine->tools.cc, JAIL_READ);
	jail_spec_grant(spec, b->engine->config.include, JAIL_READ);
	flags_add(spec, solution_cflags);
	flags_add(spec, b->engine->tools.is_clang ? clang_cflags : gcc_cflags);
	jail_spec_arg(spec, b->optimize);
	jail_spec_arg(spec, map);
	jail_spec_arg(spec, "-I.");
	jail_spec_arg(spec, "-I");
	jail_spec_arg(spec, b->engine->config.include);
	jail_spec_arg(spec, b->lab->solution);
}

static void compile(struct build *b)
{
	static const char *const args[] = { "-S", "-o", "-", NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	compiler_spec(b, &spec);
	flags_add(&spec, args);
	b->job = run(b, &spec, MAX_ASM_BYTES, on_compiled);
}

static void preprocess(struct build *b)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	compiler_spec(b, &spec);
	jail_spec_arg(&spec, "-E");
	b->preprocessor = run(b, &spec, MAX_SOURCE_BYTES, on_preprocessed);
}

static void on_compiled(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;

	trace_mark("compiled");
	b->job = NULL;
	if (!is_bad_end(b, o)) {
		diagnostics_parse(o->err_text->s, o->err_text->len, &b->outcome.found.list,
				  &b->outcome.found.n);
		if (excess_of(o))
			add_excess(b, excess_of(o));
		else if (!job_succeeded(o) && !b->outcome.found.n)
			findings_add(&b->outcome.found, b->lab->solution, 0,
				     "the compiler gave up on this file", NULL);
		if (!job_succeeded(o))
			b->outcome.end = BUILD_NOT_COMPILED;
		buf_add(&b->text, o->out->s, o->out->len);
	}
	if (b->outcome.end != BUILD_OK)
		cancel_if_any(b->preprocessor);
	on_both(b);
}

static void refuse(struct build *b, const char *words, const char *hint, unsigned line)
{
	findings_add(&b->refused, b->lab->solution, line, words, hint);
}

static unsigned lines_of(const struct build *b)
{
	AUTO(freep) char *path = path_join(b->workspace->dir, b->lab->solution);
	AUTO(buf_release) struct buf text = BUF_INIT;
	unsigned lines = 1;

	if (!fs_read(path, LAB_MAX_SOLUTION, &text, NULL))
		return 0;
	for (const char *at = text.s; (at = memchr(at, '\n', text.len - (size_t)(at - text.s)));)
		lines++, at++;
	return lines;
}

static void on_preprocessed(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	const struct source_file file = { b->lab->solution, lines_of(b) };
	struct source_fault fault;

	trace_mark("preprocessed");
	b->preprocessor = NULL;
	if (!is_bad_end(b, o)) {
		if (!job_succeeded(o))
			refuse(b, "cannot be read before it is compiled",
			       "make macros and includes smaller", 0);
		else if (source_find_fault(o->out->s, o->out->len, &file, &fault))
			refuse(b, fault.words, fault.hint, fault.line);
	}
	on_both(b);
}

/* Both have ended: is there anything to assemble? */
static void on_both(struct build *b)
{
	AUTO(freep) char *path = path_join(b->workspace->out, "solution.s");
	unsigned line;

	if (b->job || b->preprocessor)
		return;
	if (b->outcome.end != BUILD_OK) {
		finish(b, b->outcome.end);
		return;
	}
	if (b->is_read && !b->refused.n && asm_has_inline(b->text.s, b->text.len, &line))
		refuse(b, "contains inline assembly", "write it in C: a lab never needs assembly",
		       line);
	if (b->refused.n)
		finish(b, BUILD_REFUSED);
	else if (!fs_write_new(path, b->text.s, b->text.len, &b->outcome.err))
		finish(b, BUILD_TROUBLE);
	else
		assemble(b);
}

/* ---- assemble ---- */

static void assemble(struct build *b)
{
	static const char *const args[] = { "-o", "out/solution.o", "out/solution.s", NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	trace_mark("the assembler text is read");
	tool_spec(b, &spec, b->engine->tools.as, JAIL_READ | JAIL_WRITE);
	flags_add(&spec, args);
	b->job = run(b, &spec, MAX_OUTPUT_BYTES, on_assembled);
}

static void on_assembled(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	AUTO(freep) char *object = path_join(b->workspace->out, "solution.o");

	trace_mark("assembled");
	if (ended_badly(b, o))
		return;
	if (!job_succeeded(o)) {
		add_excess(b, "the assembler cannot digest what the compiler made of this file");
		finish(b, BUILD_NOT_COMPILED);
	} else if (b->is_read && !object_check(object, b->lab, &b->text, &b->refused,
					       &b->outcome.err)) {
		finish(b, BUILD_TROUBLE);
	} else if (b->refused.n) {
		finish(b, BUILD_REFUSED);
	} else {
		link_solution(b);
	}
}

/* ---- link ---- */

static void link_solution(struct build *b)
{
	static const char *const args[] = { "--version-script=exports.map", "-o", "out/solution.so",
					    "out/solution.o", NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	trace_mark("the object is read");
	tool_spec(b, &spec, b->engine->tools.ld, JAIL_READ | JAIL_WRITE);
	flags_add(&spec, solution_ldflags);
	flags_add(&spec, args);
	jail_spec_arg(&spec, b->engine->tools.libgcc);
	b->job = run(b, &spec, MAX_OUTPUT_BYTES, on_linked);
}

/* What the compiler makes of plain C can be linked and loaded: it is the source's doing. */
static void refuse_link(struct build *b, const char *words)
{
	refuse(b, words, "remove attributes and assembler names: a lab never needs them", 0);
	finish(b, BUILD_REFUSED);
}

static void on_linked(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	struct err e = ERR_INIT;

	trace_mark("linked");
	if (ended_badly(b, o))
		return;
	b->outcome.object = path_join(b->workspace->out, "solution.so");
	if (!job_succeeded(o))
		refuse_link(b, "cannot be linked");
	else if (b->is_read && !object_check_loadable(b->outcome.object, &e))
		refuse_link(b, e.text);
	else
		finish(b, BUILD_OK);
}

/* Where it is refused, that is all that is said: no warning besides. */
static void finish(struct build *b, enum build_end end)
{
	b->outcome.end = end;
	if (end == BUILD_REFUSED) {
		findings_release(&b->outcome.found);
		b->outcome.found = b->refused;
		b->refused = (struct findings){ NULL, 0 };
	}
	b->done(&b->outcome, b->ctx);
	findings_release(&b->outcome.found);
	findings_release(&b->refused);
	free(b->outcome.object);
	buf_release(&b->text);
	free(b);
}
