/* new: a small lab that works, to be turned into another one. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/folder.h"
#include "model/lab.h"
#include "model/patterns.h"

#include <ctype.h>
#include <string.h>

#define MAX_FILE (64 * 1024)

struct making {
	const struct context *c;
	const char *slug;
	char *name, *upper, *title; /* x_y, X_Y and "X y" for the slug x-y */
};

static void making_release(struct making *m)
{
	free(m->name);
	free(m->upper);
	free(m->title);
}

/* ---- names ---- */

static void name_all(struct making *m)
{
	m->name = xstrdup(m->slug);
	m->title = xstrdup(m->slug);
	for (size_t i = 0; m->slug[i]; i++)
		if (m->slug[i] == '-') {
			m->name[i] = '_';
			m->title[i] = ' ';
		}
	m->title[0] = (char)toupper((unsigned char)m->title[0]);
	m->upper = xstrdup(m->name);
	for (char *c = m->upper; *c; c++)
		*c = (char)toupper((unsigned char)*c);
}

/* The template with the names in their places. */
static void fill_in(const struct making *m, const char *text, struct buf *out)
{
	const struct { const char *mark, *value; } row[] = {
		{ "@slug@", m->slug }, { "@name@", m->name }, { "@NAME@", m->upper },
		{ "@Title@", m->title },
	};

	while (*text) {
		const char *value = NULL;

		for (size_t i = 0; i < LEN(row) && !value; i++)
			if (str_starts(text, row[i].mark)) {
				value = row[i].value;
				text += strlen(row[i].mark);
			}
		if (value)
			buf_str(out, value);
		else
			buf_char(out, *text++);
	}
}

/* ---- files ---- */

static bool write_one(const struct making *m, const char *folder, const char *from, const char *to,
		      struct err *e)
{
	AUTO(freep) char *path = xfmt("%s/%s.in", m->c->home.skeleton, from);
	AUTO(buf_release) struct buf template = BUF_INIT, text = BUF_INIT, name = BUF_INIT;

	if (!fs_read(path, MAX_FILE, &template, e))
		return false;
	fill_in(m, template.s, &text);
	fill_in(m, to, &name);
	return folder_write(folder, name.s, text.s, e);
}

static bool write_mutants(const struct making *m, const char *folder, struct err *e)
{
	AUTO(freep) char *dir = path_join(m->c->home.skeleton, "mutants");
	char **names;
	size_t n;
	bool fine = fs_list(dir, &names, &n, e);

	for (size_t i = 0; fine && i < n; i++) {
		AUTO(freep) char *name = xstrndup(names[i], strlen(names[i]) - strlen(".in"));
		AUTO(freep) char *file = path_join("mutants", name);

		fine = write_one(m, folder, file, file, e);
	}
	fs_free_names(names, n);
	return fine;
}

static bool fill(const char *folder, const char *final UNUSED, void *ctx, struct err *e)
{
	static const struct { const char *from, *to; } row[] = {
		{ "lab.json", "lab.json" },           { "README.md", "README.md" },
		{ "header.h", "@name@.h" },           { "starter.c", "starter/@name@.c" },
		{ "reference.c", "reference/@name@.c" }, { "suite.c", "suite.c" },
		{ "example.c", "example.c" },         { "patterns.json", PATTERNS_FILE },
	};
	static const char *const folders[] = { "starter", "reference", "mutants" };
	const struct making *m = ctx;

	for (size_t i = 0; i < LEN(folders); i++) {
		AUTO(freep) char *path = path_join(folder, folders[i]);

		if (!fs_make_dirs(path, 0755, e))
			return false;
	}
	for (size_t i = 0; i < LEN(row); i++)
		if (!write_one(m, folder, row[i].from, row[i].to, e))
			return false;
	return write_mutants(m, folder, e);
}

/* ---- the command ---- */

static bool refuse(const char *path, void *ctx UNUSED, struct err *e)
{
	err_set(e, ERR_USAGE, "'%s' is there already, and nothing is overwritten", path);
	return err_hint(e, "choose another name, or go to another folder");
}

static void say_next(struct context *c, const char *path, const struct making *m)
{
	if (c->quiet)
		return;
	buf_fmt(&c->out,
		"%s/ is a small lab that works. Every TODO is yours; labs/README.md says how a\n"
		"lab is written.\n\n"
		"  %s/%s.h      the contract: begin here\n"
		"  %s/suite.c, mutants/   the tests, and the mistakes they catch\n\n"
		"next: hone vet %s%s\n",
		path, path, m->name, path, strchr(path, '/') ? "" : "./", path);
}

static bool run(struct context *c, int *status UNUSED, struct err *e)
{
	AUTO(freep) char *path = c->noperands ? folder_named(c->operands[0]) : NULL;
	AUTO(making_release) struct making m = { .c = c };
	const struct folder_spec spec = { path, fill, refuse, &m };

	if (!path) {
		err_set(e, ERR_USAGE, "a new lab needs a name");
		return err_hint(e, "the field's name for the thing: hone new bloom-filter");
	}
	m.slug = path_base(path);
	if (!lab_check_name(m.slug, e)) {
		e->kind = ERR_USAGE;
		return false;
	}
	name_all(&m);
	if (!folder_make(&spec, e))
		return false;
	say_next(c, path, &m);
	return true;
}

const struct cmd cmd_new = {
	.name = "new", .synopsis = "<slug>", .summary = "begin a lab of your own",
	.details =
		"Makes <slug>/ here: a small lab that works, with a header, a suite, mutants and\n"
		"all that belongs to it. What is yours to write says TODO. `hone vet` says what\n"
		"is left to do.\n",
	.max_operands = 1, .run = run,
};
