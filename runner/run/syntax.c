/* Read this file downwards: syntax_start -> on_ended -> done; or -> on_soon -> done. */
#include "run/syntax.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/job.h"

#include <string.h>

#define MAX_OUTPUT_BYTES (1u << 20)

struct syntax {
	struct engine *engine;
	syntax_done_fn *done;
	void *ctx;
	struct workspace workspace;
	struct job *job;
	uv_timer_t soon;
	struct buf words;
	struct syntax_outcome outcome;
};

static void on_ended(const struct job_outcome *o, void *ctx);
static void on_soon(uv_timer_t *t);
static void on_closed(uv_handle_t *handle);

static void compile(struct syntax *s, const struct lab *lab)
{
	static const char *const args[] = {
		"-std=c11", "-D_POSIX_C_SOURCE=200809L", "-O1", "-Wall", "-Wextra", "-Wpedantic",
		"-Werror", "-fsyntax-only", "try.c", NULL
	};
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
	const char *const folders[] = { "-I", lab->dir, "-I", s->engine->config.include, NULL };
	const struct job_spec job = { .jail = &spec, .max_output = MAX_OUTPUT_BYTES,
				      .done = on_ended, .ctx = s };

	engine_tool_spec(s->engine, &s->workspace, JAIL_READ, &spec);
	jail_spec_grant(&spec, lab->dir, JAIL_READ);
	jail_spec_grant(&spec, s->engine->config.include, JAIL_READ);
	jail_spec_arg(&spec, s->engine->tools.cc);
	flags_add(&spec, folders);
	flags_add(&spec, args);
	s->job = job_start(s->engine, &job);
}

struct syntax *syntax_start(struct engine *engine, const struct lab *lab, const char *text,
			    syntax_done_fn *done, void *ctx)
{
	struct syntax *s = xcalloc(1, sizeof *s);
	AUTO(freep) char *path = NULL;

	s->engine = engine;
	s->done = done;
	s->ctx = ctx;
	s->workspace = (struct workspace)WORKSPACE_NONE;
	s->words = (struct buf)BUF_INIT_MAX(300);
	uv_timer_init(engine->loop, &s->soon);
	s->soon.data = s;
	if (workspace_make(&s->workspace, &engine->scratch, &s->outcome.err))
		path = path_join(s->workspace.dir, "try.c");
	if (path && fs_write_new(path, text, strlen(text), &s->outcome.err))
		compile(s, lab);
	else
		uv_timer_start(&s->soon, on_soon, 0, 0);
	return s;
}

void syntax_cancel(struct syntax *s)
{
	if (s->job)
		job_cancel(s->job);
}

static void on_soon(uv_timer_t *t)
{
	uv_close((uv_handle_t *)t, on_closed);
}

/* The first line that speaks of an error, without the folders before the file's name. */
static void keep_complaint(struct syntax *s, const struct buf *text)
{
	const char *at = strstr(text->s, "error: "), *from;
	size_t n;

	if (!at)
		at = text->s;
	for (from = at; from > text->s && from[-1] != '\n' && from[-1] != '/';)
		from--;
	n = strcspn(from, "\n");
	str_show(&s->words, from, n);
	if (!n)
		buf_str(&s->words, "the compiler takes too much time or memory for it");
}

static void on_ended(const struct job_outcome *o, void *ctx)
{
	struct syntax *s = ctx;

	s->job = NULL;
	s->outcome.cancelled = o->end == JOB_CANCELLED;
	if (o->end == JOB_TROUBLE)
		s->outcome.err = o->err;
	s->outcome.fine = job_succeeded(o);
	if (!s->outcome.fine)
		keep_complaint(s, o->err_text);
	uv_close((uv_handle_t *)&s->soon, on_closed);
}

static void on_closed(uv_handle_t *handle)
{
	struct syntax *s = handle->data;

	workspace_release(&s->workspace);
	s->outcome.words = s->words.s;
	s->done(&s->outcome, s->ctx);
	buf_release(&s->words);
	free(s);
}
