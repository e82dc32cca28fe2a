/* vet: are labs sound? Read this file downwards: run -> which folders -> engines -> vet_next ->
 * on_progress …, on_vetted -> vet_next … -> the end. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/grading.h"
#include "model/json_out.h"
#include "model/lab.h"
#include "run/engine.h"
#include "vet/vet.h"

#include <stdio.h>
#include <string.h>

static struct {
	bool json, write;
	const char *seeds;
} args;

static const struct opt opts[] = {
	{ 0, "json", NULL, "as JSON, on standard output", .flag = &args.json },
	{ 0, "write", NULL, "keep in patterns.json which tests each mutant fails",
	  .flag = &args.write },
	{ 0, "seeds", "N", "try the reference with N seeds (50)", .text = &args.seeds },
	OPT_END
};

struct vetting {
	struct context *c;
	uv_loop_t loop;
	struct interrupt interrupt;
	struct engine *gcc, *clang;
	struct buf no_clang; /* why there is none */
	char **dirs;
	size_t n, next, sound;
	uint64_t seeds;
	struct vet *vet; /* NULL: none runs */
	const struct style *progress;
	struct json_out json;
	struct err *e;
};

static void vet_next(struct vetting *v);
static void on_interrupted(void *ctx);
static void on_progress(size_t done, size_t all, void *ctx);
static void on_vetted(struct vet_result *r, const struct err *e, void *ctx);

/* ---- which labs ---- */

/* A lab's name, or a folder: one that is written with a slash, or that no lab is named like. */
static char *dir_of(const struct context *c, const char *word, struct err *e)
{
	for (size_t i = 0; i < c->catalog.ndirs; i++) {
		AUTO(freep) char *dir = path_join(c->catalog.dirs[i], word);

		if (lab_check_name(word, NULL) && fs_is_dir(dir))
			return fs_real_path(dir, e);
	}
	if (fs_is_dir(word))
		return fs_real_path(word, e);
	err_set(e, ERR_USAGE, "there is no lab '%s', and no folder of that name", word);
	err_hint(e, "`hone list` shows the labs; a folder is named by its path");
	return NULL;
}

static bool find_dirs(struct vetting *v, struct err *e)
{
	const struct context *c = v->c;
	char **words = c->noperands ? c->operands : c->catalog.slugs;
	size_t n = c->noperands ? c->noperands : c->catalog.nslugs;

	for (size_t i = 0; i < n; i++) {
		char *dir = dir_of(c, words[i], e);

		if (!dir)
			return false;
		VEC_PUSH(v->dirs, v->n, dir);
	}
	return v->n || err_set(e, ERR_USAGE, "there are no labs");
}

/* ---- what is shown ---- */

#define INDENT 27 /* of what is said about a check */

/* A flaw may quote anything that a lab holds, and several lines of a compiler's. */
static void show_flaw(struct buf *out, const char *text)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, text, strlen(text));
	for (const char *at = shown.s; *at;) {
		size_t n = strcspn(at, "\n");

		buf_fill(out, ' ', at == shown.s ? INDENT : INDENT + 2);
		buf_add(out, at, n);
		buf_char(out, '\n');
		at += n + (at[n] != '\0');
	}
}

static void show_finding(const struct context *c, const struct vet_row *row,
			 const struct vet_finding *f, struct buf *out)
{
	bool speaks = f->state == VET_NOT_OK || c->verbose;

	if (f->state == VET_OK && c->quiet)
		return;
	if (f->found && f->state != VET_NOT_OK)
		buf_fmt(out, "  %-11s  %-10s  %s\n", vet_state_name(f->state), row->what, f->found);
	else
		buf_fmt(out, "  %-11s  %s\n", vet_state_name(f->state), row->what);
	if (speaks)
		buf_fmt(out, "%*show: %s\n%*swhy: %s\n", INDENT, "", row->how, INDENT, "",
			row->why);
	for (size_t i = 0; i < f->nflaws; i++)
		show_flaw(out, f->flaws[i]);
}

static void show(const struct context *c, const struct vet_result *r, struct buf *out)
{
	buf_str(out, out->len ? "\n" : "");
	str_show(out, r->lab, strlen(r->lab));
	buf_char(out, '\n');
	for (size_t i = 0; i < r->n; i++)
		show_finding(c, vet_row(i), &r->finding[i], out);
	if (c->verbose && r->patterns.n) {
		buf_str(out, "\n  which mutant (down) fails which test (across):\n\n");
		vet_matrix(r, out);
	}
	buf_fmt(out, "  %s\n", r->ok == r->n ? "sound" : "not sound yet");
}

/* ---- one after the other ---- */

static bool start_engines(struct vetting *v, struct err *e)
{
	struct engine_config config = grading_config(v->c);
	struct err why = ERR_INIT;

	v->gcc = engine_start(&v->loop, &config, e);
	if (!v->gcc)
		return false;
	config.compiler = "clang";
	v->clang = engine_start(&v->loop, &config, &why);
	if (!v->clang)
		buf_fmt(&v->no_clang, "%s; install the package clang", why.text);
	return true;
}

static void stop_engines(struct vetting *v)
{
	engine_stop(v->clang);
	engine_stop(v->gcc);
	interrupt_stop(&v->interrupt);
}

static void vet_next(struct vetting *v)
{
	const struct vet_spec spec = { .gcc = v->gcc, .clang = v->clang,
				       .no_clang = v->no_clang.s, .write = args.write,
				       .seeds = (unsigned)v->seeds,
				       .dir = v->next < v->n ? v->dirs[v->next] : NULL };
	const struct vet_events events = { on_progress, on_vetted, v };

	if (spec.dir && !v->interrupt.signal && !err_is(v->e))
		v->vet = vet_start(&spec, &events);
	else
		stop_engines(v);
}

static void on_interrupted(void *ctx)
{
	struct vetting *v = ctx;

	if (v->vet)
		vet_cancel(v->vet);
}

static void on_progress(size_t done, size_t all, void *ctx)
{
	const struct vetting *v = ctx;
	const char *name = path_base(v->dirs[v->next]);
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, name, strlen(name));
	if (v->progress)
		fprintf(stderr, "\r\033[K%s: %zu of %zu", shown.s, done, all);
}

static void on_vetted(struct vet_result *r, const struct err *e, void *ctx)
{
	struct vetting *v = ctx;

	v->vet = NULL;
	v->next++;
	if (v->progress)
		fputs("\r\033[K", stderr);
	if (err_is(e))
		*v->e = *e;
	if (!r) {
		/* the error says why */
	} else if (args.json) {
		vet_to_json(r, &v->json);
		v->sound += r->ok == r->n;
	} else {
		show(v->c, r, &v->c->out);
		v->sound += r->ok == r->n;
	}
	vet_result_free(r);
	vet_next(v);
}

/* ---- the whole ---- */

static void vet_all(struct vetting *v)
{
	if (args.json) {
		json_begin(&v->json, NULL, '{', false);
		json_number(&v->json, "format", 1);
		json_begin(&v->json, "labs", '[', false);
	}
	uv_loop_init(&v->loop);
	if (start_engines(v, v->e)) {
		interrupt_start(&v->interrupt, &v->loop, on_interrupted, v);
		vet_next(v);
	}
	uv_run(&v->loop, UV_RUN_DEFAULT);
	uv_loop_close(&v->loop);
	if (args.json) {
		json_end(&v->json, ']');
		json_end(&v->json, '}');
		buf_char(&v->c->out, '\n');
	} else if (!err_is(v->e) && v->n > 1) {
		buf_fmt(&v->c->out, "\n%zu of %zu labs are sound\n", v->sound, v->n);
	}
}

static bool read_seeds(uint64_t *seeds, struct err *e)
{
	if (!args.seeds || (str_number(args.seeds, 1000, seeds) && *seeds))
		return true;
	return err_set(e, ERR_USAGE, "--seeds takes a number from 1 to 1000, not '%s'", args.seeds);
}

static bool run(struct context *c, int *status, struct err *e)
{
	struct style progress;
	struct vetting v = { .c = c, .e = e, .no_clang = BUF_INIT,
			     .json = JSON_OUT(&c->out, true) };
	bool found = style_detect(&progress, STDERR_FILENO, "never", e) &&
		     read_seeds(&v.seeds, e) && find_dirs(&v, e);

	if (found && isatty(STDERR_FILENO) && !c->quiet && !progress.plain)
		v.progress = &progress;
	if (found)
		vet_all(&v);
	for (size_t i = 0; i < v.n; i++)
		free(v.dirs[i]);
	free(v.dirs);
	buf_release(&v.no_clang);
	*status = v.sound == v.n ? EXIT_OK : EXIT_NOT_YET;
	if (v.interrupt.signal) {
		*status = EXIT_SIGNAL + v.interrupt.signal;
		buf_clear(&c->out);
	}
	return !err_is(e);
}

const struct cmd cmd_vet = {
	.name = "vet", .synopsis = "[<lab>...]", .summary = "is a lab sound? for authors",
	.details =
		"Grades a lab's reference, starter and mutants in every way that matters, and\n"
		"says in a sentence each what is wrong with it. Without a lab: all of them. A\n"
		"lab is named by its name or by its folder. With -v, why each check matters, and\n"
		"which mutant fails which test. Exit status 1 if a lab is not sound.\n",
	.opts = opts, .needs = NEEDS_LABS | NEEDS_COMPILER | NEEDS_JAIL, .max_operands = 1000,
	.run = run,
};
