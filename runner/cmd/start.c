/* start: a folder for a lab, with all that its learner needs.
 *
 * The folder is filled under a name of its own and then renamed, so it is either there, whole, or
 * not there; and a rename never replaces a folder that holds something. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/where.h"
#include "model/lab.h"
#include "run/flags.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* ---- compile_commands.json: what clangd reads ---- */

static void add_json(struct buf *out, const char *text)
{
	size_t left = strlen(text);

	buf_char(out, '"');
	while (left) {
		size_t n = str_utf8(text, left, NULL);

		if (!n)
			buf_str(out, "\\ufffd");
		else if (n == 1 && (unsigned char)*text < 0x20)
			buf_fmt(out, "\\u%04x", (unsigned)*text);
		else
			buf_fmt(out, *text == '"' || *text == '\\' ? "\\%.*s" : "%.*s", (int)n,
				text);
		text += n ? n : 1;
		left -= n ? n : 1;
	}
	buf_char(out, '"');
}

/* Of the flags that solutions are compiled with, those an editor's own compiler knows too. */
static bool is_for_editors(const char *flag)
{
	return str_starts(flag, "-std=") || str_starts(flag, "-D") || str_starts(flag, "-W");
}

static char *compile_commands(const struct context *c, const struct lab *lab, const char *folder)
{
	AUTO(buf_release) struct buf out = BUF_INIT;
	AUTO(freep) char *include = xfmt("-I%s", c->home.include);

	buf_str(&out, "[\n  {\n    \"directory\": ");
	add_json(&out, folder);
	buf_str(&out, ",\n    \"file\": ");
	add_json(&out, lab->solution);
	buf_str(&out, ",\n    \"arguments\": [\"cc\"");
	for (size_t i = 0; solution_cflags[i]; i++)
		if (is_for_editors(solution_cflags[i])) {
			buf_str(&out, ", ");
			add_json(&out, solution_cflags[i]);
		}
	buf_str(&out, ", ");
	add_json(&out, include);
	buf_str(&out, ", \"-I.\", \"-c\", ");
	add_json(&out, lab->solution);
	buf_str(&out, "]\n  }\n]\n");
	return buf_take(&out);
}

/* ---- filling the folder ---- */

static bool copy_into(const char *folder, const char *name, const char *from, struct err *e)
{
	AUTO(freep) char *to = path_join(folder, name);

	return fs_copy(from, to, 0644, e);
}

static bool write_into(const char *folder, const char *name, const char *text, struct err *e)
{
	AUTO(freep) char *path = path_join(folder, name);

	return fs_write_atomic(path, text, strlen(text), 0644, e);
}

static bool fill(const struct context *c, const struct lab *lab, const char *folder,
		 const char *final, struct err *e)
{
	AUTO(freep) char *starter = lab_starter_path(lab);
	AUTO(freep) char *header = lab_path(lab, lab->header);
	AUTO(freep) char *reading = lab_path(lab, "README.md");
	AUTO(freep) char *state = path_join(folder, ".hone");
	AUTO(freep) char *commands_json = compile_commands(c, lab, final);
	AUTO(freep) char *slug = xfmt("%s\n", lab->slug);

	return copy_into(folder, lab->solution, starter, e) &&
	       copy_into(folder, lab->header, header, e) &&
	       (!fs_is_file(reading) || copy_into(folder, "README.md", reading, e)) &&
	       write_into(folder, "compile_commands.json", commands_json, e) &&
	       fs_make_dirs(state, 0755, e) && write_into(state, ".gitignore", "*\n", e) &&
	       write_into(state, "lab", slug, e);
}

/* ---- putting it in its place ---- */

static bool refuse(const struct lab *lab, const char *folder, struct err *e)
{
	AUTO(freep) char *started = where_started(folder);

	if (str_eq(started, lab->slug)) {
		err_set(e, ERR_USAGE, "'%s' was started already, in %s/", lab->slug, folder);
		return err_hint(e, "edit %s/%s, then: hone check %s", folder, lab->solution,
				lab->slug);
	}
	err_set(e, ERR_USAGE, "'%s' is there already, and nothing is overwritten", folder);
	return err_hint(e, "name another folder: hone start %s <folder>", lab->slug);
}

static bool place(const char *from, const struct lab *lab, const char *folder, struct err *e)
{
	mode_t mask = umask(022);

	umask(mask);
	if (chmod(from, 0777 & ~mask) == 0 && rename(from, folder) == 0)
		return true;
	if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR || errno == EBUSY)
		return refuse(lab, folder, e);
	return err_errno(e, ERR_SYSTEM, "cannot make the folder '%s'", folder);
}

/* The absolute path that the folder will have; NULL with *e set if the one above is not there. */
static char *final_path(const char *folder, struct err *e)
{
	AUTO(freep) char *parent = path_dir(folder);
	AUTO(freep) char *real = fs_real_path(parent, e);

	return real ? path_join(real, path_base(folder)) : NULL;
}

static bool make(struct context *c, const struct lab *lab, const char *folder, struct err *e)
{
	AUTO(freep) char *final = final_path(folder, e);
	AUTO(freep) char *parent = final ? path_dir(final) : NULL;
	AUTO(freep) char *temporary = parent ? path_join(parent, ".hone-start-XXXXXX") : NULL;
	bool made;

	if (!final)
		return err_hint(e, "make the folder above it first");
	if (!mkdtemp(temporary))
		return err_errno(e, ERR_SYSTEM, "cannot make a folder in '%s'", parent);
	made = fill(c, lab, temporary, final, e) && place(temporary, lab, folder, e);
	if (!made)
		fs_remove_tree(temporary, NULL);
	return made;
}

static void say_next(struct context *c, const struct lab *lab, const char *folder)
{
	int width = (int)(strlen(lab->solution) > 9 ? strlen(lab->solution) : 9);

	if (!c->quiet)
		buf_fmt(&c->out,
			"%s/ is ready: %s\n\n"
			"  %-*s  what it is about\n"
			"  %-*s  what each function promises\n"
			"  %-*s  yours to write\n\n"
			"next: edit %s/%s, then: hone check %s\n",
			folder, lab->title, width, "README.md", width, lab->header, width,
			lab->solution, folder, lab->solution, lab->slug);
}

static char *folder_named(const char *operand)
{
	char *folder = xstrdup(operand);

	while (strlen(folder) > 1 && str_ends(folder, "/"))
		folder[strlen(folder) - 1] = '\0';
	return folder;
}

static bool run(struct context *c, int *status UNUSED, struct err *e)
{
	struct lab *lab = NULL;
	bool made = false;

	if (!c->noperands) {
		err_set(e, ERR_USAGE, "which lab?");
		return err_hint(e, "`hone list` shows the labs");
	}
	lab = where_lab(&c->catalog, c->operands[0], e);
	if (lab) {
		AUTO(freep) char *folder = folder_named(c->noperands > 1 ? c->operands[1]
									 : lab->slug);

		made = make(c, lab, folder, e);
		if (made)
			say_next(c, lab, folder);
	}
	lab_free(lab);
	return made;
}

const struct cmd cmd_start = {
	.name = "start", .synopsis = "<lab> [<folder>]",
	.summary = "a folder with all that a lab needs",
	.details = "Makes <lab>/ here, or the folder you name: the file to write, the header that\n"
		   "says what it promises, the reading, and compile_commands.json for editors\n"
		   "that use clangd. Nothing that is there already is overwritten.\n",
	.needs = NEEDS_LABS, .max_operands = 2, .run = run,
};
