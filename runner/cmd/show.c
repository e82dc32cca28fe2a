/* show: a lab's reading, in the terminal. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "cmd/cmd.h"
#include "cmd/markdown.h"
#include "cmd/where.h"
#include "model/lab.h"

#define MAX_READING_BYTES (1024 * 1024)

static bool show(struct context *c, const struct lab *lab, struct err *e)
{
	AUTO(freep) char *path = lab_path(lab, "README.md");
	AUTO(buf_release) struct buf text = BUF_INIT;

	if (!fs_is_file(path))
		return err_set(e, ERR_LAB, "the lab '%s' has no reading: '%s' is missing",
			       lab->slug, path);
	if (!fs_read(path, MAX_READING_BYTES, &text, e))
		return false;
	markdown_show(text.s, text.len, &c->style, &c->out);
	if (!c->quiet)
		buf_fmt(&c->out, "\nnext: hone start %s\n", lab->slug);
	return true;
}

static bool run(struct context *c, int *status UNUSED, struct err *e)
{
	struct lab *lab = where_lab(&c->catalog, c->noperands ? c->operands[0] : NULL, e);
	bool shown = lab && show(c, lab, e);

	lab_free(lab);
	return shown;
}

const struct cmd cmd_show = {
	.name = "show", .synopsis = "[<lab>]", .summary = "a lab's reading, in the terminal",
	.details = "Without a lab: the one that was started in this folder.\n",
	.needs = NEEDS_LABS, .max_operands = 1, .run = run,
};
