/* Read this file downwards: build_prepare; build_start -> compile -> on_compiled -> assemble ->
 * on_assembled -> link -> on_linked -> done. */
#include "run/build.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/xmem.h"
#include "model/diagnostics.h"
#include "model/lab.h"
#include "model/result.h"
#include "run/asm_text.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/job.h"

#include <signal.h>
#include <stdio.h>

#define MAX_ASM_BYTES (48u << 20)
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
	struct job *job; /* the tool that runs now */
	struct buf text; /* the assembler text */
	struct build_outcome outcome;
};

static void compile(struct build *b);
static void on_compiled(const struct job_outcome *o, void *ctx);
static void assemble(struct build *b);
static void on_assembled(const struct job_outcome *o, void *ctx);
static void link_solution(struct build *b);
static void on_linked(const struct job_outcome *o, void *ctx);
static void finish(struct build *b, enum build_end end);

/* ---- before ---- */

bool build_write_exports(const struct lab *lab, const char *path, const char *more, struct err *e)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	buf_fmt(&text, "{ global:%s", more);
	for (size_t i = 0; i < lab->napi; i++)
		buf_fmt(&text, " %s;", lab->api[i]);
	buf_str(&text, " local: *; };\n");
	return fs_write_new(path, text.s, text.len, e);
}

static bool copy_header(const struct lab *lab, const char *dir, struct err *e)
{
	AUTO(freep) char *from = lab_path(lab, lab->header);
	AUTO(freep) char *to = path_join(dir, lab->header);
	AUTO(buf_release) struct buf text = BUF_INIT;

	return fs_read(from, LAB_MAX_SOLUTION, &text, e) && fs_write_new(to, text.s, text.len, e);
}

bool build_prepare(const struct lab *lab, const struct workspace *workspace, const void *bytes,
		   size_t n, struct err *e)
{
	AUTO(freep) char *path = path_join(workspace->dir, lab->solution);
	AUTO(freep) char *exports = path_join(workspace->dir, "exports.map");

	return fs_write_new(path, bytes, n, e) && copy_header(lab, workspace->dir, e) &&
	       build_write_exports(lab, exports, "", e);
}

bool build_prepare_reference(struct engine *engine, const struct lab *lab,
			     struct workspace *workspace, struct err *e)
{
	AUTO(freep) char *reference = lab_reference_path(lab);
	AUTO(buf_release) struct buf text = BUF_INIT;

	return fs_read(reference, LAB_MAX_SOLUTION, &text, e) &&
	       workspace_make(workspace, &engine->scratch, e) &&
	       build_prepare(lab, workspace, text.s, text.len, e);
}

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
	return b;
}

void build_cancel(struct build *b)
{
	job_cancel(b->job);
}

/* ---- every tool ---- */

/* What the three tools have in common: where they run, what they see, how much they get. */
static void tool_spec(const struct build *b, struct jail_spec *spec, const char *program)
{
	engine_tool_spec(b->engine, b->workspace, JAIL_READ | JAIL_WRITE, spec);
	spec->limits = tool_limits;
	jail_spec_arg(spec, program);
}

static void run(struct build *b, const struct jail_spec *spec, job_done_fn *done)
{
	const struct job_spec job = { .jail = spec, .max_output = MAX_OUTPUT_BYTES, .done = done,
				      .ctx = b };

	b->job = job_start(b->engine, &job);
}

/* An ending that means the same after each tool: trouble of ours, or somebody's wish. */
static bool ended_badly(struct build *b, const struct job_outcome *o)
{
	if (o->end == JOB_CANCELLED)
		finish(b, BUILD_CANCELLED);
	else if (o->end == JOB_TROUBLE) {
		b->outcome.err = o->err;
		finish(b, BUILD_TROUBLE);
	}
	return o->end == JOB_CANCELLED || o->end == JOB_TROUBLE;
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

static void finish_excess(struct build *b, const char *words)
{
	findings_add(&b->outcome.found, b->lab->solution, 0, words,
		     "make macros, includes and generated data smaller");
	finish(b, BUILD_NOT_COMPILED);
}

/* ---- compile ---- */

static void compile(struct build *b)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
	AUTO(freep) char *map = xfmt("-ffile-prefix-map=%s=.", b->workspace->dir);

	tool_spec(b, &spec, b->engine->tools.cc);
	jail_spec_grant(&spec, b->engine->config.include, JAIL_READ);
	flags_add(&spec, solution_cflags);
	flags_add(&spec, b->engine->tools.is_clang ? clang_cflags : gcc_cflags);
	jail_spec_arg(&spec, b->optimize);
	jail_spec_arg(&spec, map);
	jail_spec_arg(&spec, "-I.");
	jail_spec_arg(&spec, "-I");
	jail_spec_arg(&spec, b->engine->config.include);
	jail_spec_arg(&spec, "-S");
	jail_spec_arg(&spec, "-o");
	jail_spec_arg(&spec, "out/solution.s");
	jail_spec_arg(&spec, b->lab->solution);
	run(b, &spec, on_compiled);
}

static void keep_diagnostics(struct build *b, const struct buf *text)
{
	diagnostics_parse(text->s, text->len, &b->outcome.found.list, &b->outcome.found.n);
}

static bool has_inline_assembly(const struct build *b, unsigned *line)
{
	return b->is_read && asm_has_inline(b->text.s, b->text.len, line);
}

static bool read_text(struct build *b, struct err *e)
{
	AUTO(freep) char *path = path_join(b->workspace->out, "solution.s");
	AUTO(closep) int fd = fs_open_hostile(path, MAX_ASM_BYTES, e);

	return fd >= 0 && fs_read_fd(fd, path, MAX_ASM_BYTES, &b->text, e);
}

static void on_compiled(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	unsigned line;

	if (ended_badly(b, o))
		return;
	keep_diagnostics(b, o->err_text);
	if (excess_of(o)) {
		finish_excess(b, excess_of(o));
	} else if (!job_succeeded(o)) {
		if (!b->outcome.found.n)
			findings_add(&b->outcome.found, b->lab->solution, 0,
				     "the compiler gave up on this file", NULL);
		finish(b, BUILD_NOT_COMPILED);
	} else if (!read_text(b, &b->outcome.err)) {
		finish(b, BUILD_TROUBLE);
	} else if (has_inline_assembly(b, &line)) {
		findings_release(&b->outcome.found);
		findings_add(&b->outcome.found, b->lab->solution, line, "contains inline assembly",
			     "write it in C: a lab never needs assembly");
		finish(b, BUILD_REFUSED);
	} else {
		assemble(b);
	}
}

/* ---- assemble ---- */

static void assemble(struct build *b)
{
	static const char *const args[] = { "-o", "out/solution.o", "out/solution.s", NULL };
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	tool_spec(b, &spec, b->engine->tools.as);
	flags_add(&spec, args);
	run(b, &spec, on_assembled);
}

static void on_assembled(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	AUTO(freep) char *object = path_join(b->workspace->out, "solution.o");
	struct findings found = { NULL, 0 };

	if (ended_badly(b, o))
		return;
	if (!job_succeeded(o)) {
		finish_excess(b, "the assembler cannot digest what the compiler made of this file");
		return;
	}
	if (!b->is_read) {
		link_solution(b);
	} else if (!object_check(object, b->lab, &b->text, &found, &b->outcome.err)) {
		findings_release(&found);
		finish(b, BUILD_TROUBLE);
	} else if (found.n) {
		findings_release(&b->outcome.found);
		b->outcome.found = found;
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

	tool_spec(b, &spec, b->engine->tools.ld);
	flags_add(&spec, solution_ldflags);
	flags_add(&spec, args);
	jail_spec_arg(&spec, b->engine->tools.libgcc);
	run(b, &spec, on_linked);
}

/* What the compiler makes of plain C can be linked and loaded: it is the source's doing. */
static void refuse_link(struct build *b, const char *words)
{
	findings_release(&b->outcome.found);
	findings_add(&b->outcome.found, b->lab->solution, 0, words,
		     "remove attributes and assembler names: a lab never needs them");
	finish(b, BUILD_REFUSED);
}

static void on_linked(const struct job_outcome *o, void *ctx)
{
	struct build *b = ctx;
	struct err e = ERR_INIT;

	if (ended_badly(b, o))
		return;
	b->outcome.object = path_join(b->workspace->out, "solution.so");
	if (!job_succeeded(o)) {
		refuse_link(b, "cannot be linked");
	} else if (b->is_read && !object_check_loadable(b->outcome.object, &e)) {
		refuse_link(b, e.text);
	} else {
		finish(b, BUILD_OK);
	}
}

static void finish(struct build *b, enum build_end end)
{
	b->outcome.end = end;
	b->done(&b->outcome, b->ctx);
	findings_release(&b->outcome.found);
	free(b->outcome.object);
	buf_release(&b->text);
	free(b);
}
