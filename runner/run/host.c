/* Read this file downwards: host_start -> compile_all -> on_compiled, once a source -> link_host ->
 * on_linked -> ask_libs -> on_asked -> install -> done. */
#include "run/host.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "run/engine_private.h"
#include "run/flags.h"
#include "run/host_text.h"
#include "run/job.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_SOURCES 64
#define MAX_OUTPUT_BYTES (1u << 20)
#define MAX_HOST_BYTES (64u << 20)
struct host {
	struct engine *engine;
	const struct lab *lab;
	char *dir; /* where it goes */
	host_done_fn *done;
	void *ctx;
	struct workspace workspace;
	char *source[MAX_SOURCES]; /* absolute */
	size_t nsources;
	struct job *job[MAX_SOURCES]; /* what runs: the compilers, then one at a time */
	size_t running;
	bool cancelled;
	struct err err;
	uv_timer_t soon; /* for what fails before anything was started */
};

/* Which of the host's jobs it is that calls back. */
struct ticket {
	struct host *host;
	size_t i;
};

static void compile_all(struct host *h);
static void on_compiled(const struct job_outcome *o, void *ctx);
static void link_host(struct host *h);
static void on_linked(const struct job_outcome *o, void *ctx);
static void ask_libs(struct host *h);
static void on_asked(const struct job_outcome *o, void *ctx);
static void finish(struct host *h);

/* ---- what goes into it ---- */

static bool add_sources_of(const char *dir, const char *ending, struct host *h, struct err *e)
{
	char **names;
	size_t n;

	if (!fs_list(dir, &names, &n, e))
		return false;
	for (size_t i = 0; i < n && h->nsources < MAX_SOURCES - 2; i++)
		if (str_ends(names[i], ending))
			h->source[h->nsources++] = path_join(dir, names[i]);
	fs_free_names(names, n);
	return true;
}

static bool write_source(struct host *h, const char *name,
			 void (*write)(const struct lab *lab, struct buf *out))
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	char *path = path_join(h->workspace.dir, name);

	write(h->lab, &text);
	h->source[h->nsources++] = path;
	return fs_write_new(path, text.s, text.len, &h->err);
}

static bool add_suite(struct host *h)
{
	if (h->lab->plays)
		return write_source(h, "example_suite.c", host_example_text);
	h->source[h->nsources++] = lab_path(h->lab, "suite.c");
	return true;
}

static bool prepare(struct host *h)
{
	if (!workspace_make(&h->workspace, &h->engine->scratch, &h->err) ||
	    !add_sources_of(h->engine->config.suite, ".c", h, &h->err))
		return false;
	return add_suite(h) && write_source(h, "api.c", host_stubs_text);
}

/* ---- start and end ---- */

static void on_soon(uv_timer_t *t)
{
	finish(t->data);
}

struct host *host_start(struct engine *engine, const struct lab *lab, const char *dir,
			host_done_fn *done, void *ctx)
{
	struct host *h = xcalloc(1, sizeof *h);

	h->engine = engine;
	h->lab = lab;
	h->dir = xstrdup(dir);
	h->done = done;
	h->ctx = ctx;
	h->workspace = (struct workspace)WORKSPACE_NONE;
	uv_timer_init(engine->loop, &h->soon);
	h->soon.data = h;
	if (prepare(h))
		compile_all(h);
	else
		uv_timer_start(&h->soon, on_soon, 0, 0);
	return h;
}

void host_cancel(struct host *h)
{
	h->cancelled = true;
	for (size_t i = 0; i < h->nsources; i++)
		if (h->job[i])
			job_cancel(h->job[i]);
}

/* ---- every step is a job of the compiler's ---- */

static void tool_spec(const struct host *h, struct jail_spec *spec)
{
	/* in tier 1 there is no private /tmp */
	AUTO(freep) char *temporary = xfmt("TMPDIR=%s", h->workspace.out);

	engine_tool_spec(h->engine, &h->workspace, JAIL_READ | JAIL_WRITE | JAIL_EXEC, spec);
	spec->limits = (struct jail_limits){
		.cpu_ms = 30000, .wall_ms = 120000, .memory_kb = 2u << 20, .file_kb = 128u << 10,
		.tmp_kb = 128u << 10, .processes = 32, .open_files = 128,
	};
	jail_spec_grant(spec, h->engine->config.include, JAIL_READ);
	jail_spec_grant(spec, h->engine->config.suite, JAIL_READ);
	jail_spec_grant(spec, h->lab->dir, JAIL_READ);
	jail_spec_env(spec, temporary);
}

static void run(struct host *h, size_t i, const struct jail_spec *spec, job_done_fn *done)
{
	struct ticket *ticket = xcalloc(1, sizeof *ticket);
	struct job_spec job = { .jail = spec, .max_output = MAX_OUTPUT_BYTES, .done = done,
				.ctx = ticket };

	*ticket = (struct ticket){ h, i };
	h->running++;
	h->job[i] = job_start(h->engine, &job);
}

/* Takes a job off the list; an ending that is no success becomes the host's error. */
static struct host *job_ended(const struct job_outcome *o, void *ctx, const char *what)
{
	struct ticket ticket = *(struct ticket *)ctx;
	struct host *h = ticket.host;
	AUTO(buf_release) struct buf said = BUF_INIT_MAX(300);

	free(ctx);
	h->job[ticket.i] = NULL;
	h->running--;
	str_show(&said, o->err_text->s, o->err_text->len);
	if (o->end == JOB_CANCELLED)
		h->cancelled = true;
	else if (o->end == JOB_TROUBLE && !err_is(&h->err))
		h->err = o->err;
	else if (!job_succeeded(o))
		err_set(&h->err, ERR_LAB, "cannot %s of the lab '%s': %s", what, h->lab->slug,
			said.s);
	return h;
}

/* ---- compile ---- */

static void compile_one(struct host *h, size_t i)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
	AUTO(freep) char *object = xfmt("out/%zu.o", i);
	AUTO(freep) char *map = xfmt("-ffile-prefix-map=%s/=", h->lab->dir);
	const char *const args[] = { map, "-I", h->engine->config.include, "-I", h->lab->dir, "-I",
				     h->engine->config.suite, "-c", "-o", object, h->source[i],
				     NULL };

	tool_spec(h, &spec);
	jail_spec_arg(&spec, h->engine->tools.cc);
	flags_add(&spec, host_cflags);
	flags_add(&spec, args);
	run(h, i, &spec, on_compiled);
}

static void compile_all(struct host *h)
{
	for (size_t i = h->nsources; i-- > 0;) /* the suite first: it takes longest */
		compile_one(h, i);
}

static void on_compiled(const struct job_outcome *o, void *ctx)
{
	struct ticket *ticket = ctx;
	AUTO(freep)
	char *what = xfmt("compile '%s'", path_base(ticket->host->source[ticket->i]));
	struct host *h = job_ended(o, ctx, what);

	if (h->running)
		return;
	if (h->cancelled || err_is(&h->err))
		finish(h);
	else
		link_host(h);
}

/* ---- link ---- */

/* cmocka's assertions are renamed, so that each one counts and speaks in decimal. */
static bool add_wraps(struct host *h, struct jail_spec *spec)
{
	AUTO(freep) char *path = path_join(h->engine->config.suite, "wrap.txt");
	AUTO(buf_release) struct buf text = BUF_INIT;
	char *rest, *name;

	if (!fs_read(path, 65536, &text, &h->err))
		return false;
	for (name = strtok_r(text.s, "\n", &rest); name; name = strtok_r(NULL, "\n", &rest)) {
		AUTO(freep) char *arg = xfmt("-Wl,--wrap=%s", name);

		jail_spec_arg(spec, arg);
	}
	return true;
}

static void link_host(struct host *h)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	tool_spec(h, &spec);
	jail_spec_arg(&spec, h->engine->tools.cc);
	jail_spec_arg(&spec, "-o");
	jail_spec_arg(&spec, "out/host");
	flags_add(&spec, host_ldflags);
	for (size_t i = 0; i < h->nsources; i++) {
		AUTO(freep) char *object = xfmt("out/%zu.o", i);

		jail_spec_arg(&spec, object);
	}
	flags_add(&spec, host_libs);
	if (!add_wraps(h, &spec))
		finish(h);
	else
		run(h, 0, &spec, on_linked);
}

static void on_linked(const struct job_outcome *o, void *ctx)
{
	struct host *h = job_ended(o, ctx, "link the tests");

	if (h->cancelled || err_is(&h->err))
		finish(h);
	else
		ask_libs(h);
}

/* ---- which libraries it loads ---- */

/* The linker may not change modes in there, where that would reach any file of ours. */
static bool make_executable(struct host *h, const char *program)
{
	AUTO(closep) int fd = fs_open_hostile(program, MAX_HOST_BYTES, &h->err);

	if (fd >= 0 && fchmod(fd, 0755) != 0)
		err_errno(&h->err, ERR_SYSTEM, "cannot make '%s' executable", program);
	return !err_is(&h->err);
}

/* The loader lists them when asked to trace instead of to run. */
static void ask_libs(struct host *h)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
	AUTO(freep) char *program = path_join(h->workspace.out, "host");

	if (!make_executable(h, program)) {
		finish(h);
		return;
	}
	tool_spec(h, &spec);
	jail_spec_env(&spec, "LD_TRACE_LOADED_OBJECTS=1");
	jail_spec_arg(&spec, program);
	run(h, 0, &spec, on_asked);
}

/* "\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x…)", or without the arrow. */
static void add_lib(struct buf *libs, const char *line, size_t n)
{
	const char *from = memchr(line, '/', n);
	const char *end = from ? memchr(from, ' ', n - (size_t)(from - line)) : NULL;
	AUTO(freep) char *path = end ? xstrndup(from, (size_t)(end - from)) : NULL;
	AUTO(freep) char *real = path ? realpath(path, NULL) : NULL;

	if (!real)
		return;
	buf_fmt(libs, "%s\n", path);
	if (!str_eq(path, real))
		buf_fmt(libs, "%s\n", real);
}

static bool install(struct host *h, const struct buf *libs)
{
	AUTO(freep) char *built = path_join(h->workspace.out, "host");
	AUTO(freep) char *staged = xfmt("%s.%d", h->dir, (int)getpid());
	AUTO(freep) char *host = path_join(staged, "host");
	AUTO(freep) char *list = path_join(staged, "libs");
	AUTO(closep) int fd = fs_open_hostile(built, MAX_HOST_BYTES, &h->err);
	AUTO(buf_release) struct buf bytes = BUF_INIT;

	if (fd < 0 || !fs_read_fd(fd, built, MAX_HOST_BYTES, &bytes, &h->err) ||
	    !fs_make_dirs(staged, 0755, &h->err) ||
	    !fs_write_atomic(host, bytes.s, bytes.len, 0755, &h->err) ||
	    !fs_write_atomic(list, libs->s, libs->len, 0644, &h->err))
		return false;
	if (rename(staged, h->dir) == 0)
		return true;
	if (errno != EEXIST && errno != ENOTEMPTY)
		return err_errno(&h->err, ERR_SYSTEM, "cannot keep '%s'", h->dir);
	return fs_remove_tree(staged, &h->err); /* another hone was faster: theirs is as good */
}

static void on_asked(const struct job_outcome *o, void *ctx)
{
	struct host *h = job_ended(o, ctx, "load the tests");
	AUTO(buf_release) struct buf libs = BUF_INIT;
	const char *at = o->out->s, *end;

	for (; (end = strchr(at, '\n')); at = end + 1)
		add_lib(&libs, at, (size_t)(end - at));
	if (!h->cancelled && !err_is(&h->err))
		install(h, &libs);
	finish(h);
}

/* ---- the end ---- */

static void on_closed(uv_handle_t *handle)
{
	struct host *h = handle->data;

	workspace_release(&h->workspace);
	h->done(err_is(&h->err) ? &h->err : NULL, h->cancelled, h->ctx);
	for (size_t i = 0; i < h->nsources; i++)
		free(h->source[i]);
	free(h->dir);
	free(h);
}

static void finish(struct host *h)
{
	uv_close((uv_handle_t *)&h->soon, on_closed);
}
