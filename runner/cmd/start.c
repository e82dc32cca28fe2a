/* start: a folder for a lab, with all that its learner needs. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "cmd/folder.h"
#include "cmd/where.h"
#include "model/lab.h"
#include "run/flags.h"

#include <stdio.h>
#include <string.h>

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

struct starting {
	const struct context *c;
	const struct lab *lab;
};

static bool fill(const char *folder, const char *final, void *ctx, struct err *e)
{
	const struct lab *lab = ((struct starting *)ctx)->lab;
	AUTO(freep) char *starter = lab_starter_path(lab);
	AUTO(freep) char *header = lab_path(lab, lab->header);
	AUTO(freep) char *reading = lab_path(lab, "README.md");
	AUTO(freep) char *state = path_join(folder, ".hone");
	AUTO(freep) char *json = compile_commands(((struct starting *)ctx)->c, lab, final);
	AUTO(freep) char *slug = xfmt("%s\n", lab->slug);

	return folder_copy(folder, lab->solution, starter, e) &&
	       folder_copy(folder, lab->header, header, e) &&
	       (!fs_is_file(reading) || folder_copy(folder, "README.md", reading, e)) &&
	       folder_write(folder, "compile_commands.json", json, e) &&
	       fs_make_dirs(state, 0755, e) && folder_write(state, ".gitignore", "*\n", e) &&
	       folder_write(state, "lab", slug, e);
}

static bool refuse(const char *folder, void *ctx, struct err *e)
{
	const struct lab *lab = ((struct starting *)ctx)->lab;
	AUTO(freep) char *started = where_started(folder);

	if (str_eq(started, lab->slug)) {
		err_set(e, ERR_USAGE, "'%s' was started already, in %s/", lab->slug, folder);
		return err_hint(e, "edit %s/%s, then: hone check %s", folder, lab->solution,
				lab->slug);
	}
	err_set(e, ERR_USAGE, "'%s' is there already, and nothing is overwritten", folder);
	return err_hint(e, "name another folder: hone start %s <folder>", lab->slug);
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

		const struct folder_spec spec = { folder, fill, refuse,
						  &(struct starting){ c, lab } };

		made = folder_make(&spec, e);
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
