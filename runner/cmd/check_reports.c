#include "cmd/check_reports.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/str.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "model/result.h"
#include "report/report.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

void reports_help(struct buf *out)
{
	buf_str(out, "Reports:\n");
	for (size_t i = 0; i < nreports; i++)
		buf_fmt(out, "  %-26s %s\n", reports[i].name, reports[i].summary);
	buf_char(out, '\n');
}

/* NAME[=FILE]. *file is borrowed, or NULL. */
static const struct report *find(const char *wanted, const char **file)
{
	size_t n = strcspn(wanted, "=");
	AUTO(freep) char *name = xstrndup(wanted, n);

	*file = wanted[n] ? wanted + n + 1 : NULL;
	return report_find(name);
}

static bool complain(const char *wanted, struct err *e)
{
	AUTO(freep) char *name = xstrndup(wanted, strcspn(wanted, "="));
	AUTO(freep) const char **names = NULL;
	AUTO(buf_release) struct buf list = BUF_INIT;
	const char *meant;
	size_t n = 0;

	for (size_t i = 0; i < nreports; i++) {
		VEC_PUSH(names, n, reports[i].name);
		buf_fmt(&list, "%s%s", i ? ", " : "", reports[i].name);
	}
	meant = str_nearest(name, names, n);
	err_set(e, ERR_USAGE, "there is no report '%s'", name);
	if (meant)
		return err_hint(e, "did you mean '%s'?", meant);
	return err_hint(e, "the reports are: %s", list.s);
}

bool reports_are_known(const struct opt_list *wanted, struct err *e)
{
	size_t standard = 0;

	for (size_t i = 0; i < wanted->n; i++) {
		const char *file;

		if (!find(wanted->item[i], &file))
			return complain(wanted->item[i], e);
		if (file && !*file)
			return err_set(e, ERR_USAGE, "'--report %s' names no file",
				       wanted->item[i]);
		standard += !file;
	}
	if (standard < 2)
		return true;
	err_set(e, ERR_USAGE, "only one report can go to standard output");
	return err_hint(e, "send the others to files: --report %s=FILE", wanted->item[0]);
}

/* A device or a pipe is written to; anything else is replaced as a whole. */
static bool write_file(const char *path, const struct buf *text, struct err *e)
{
	AUTO(closep) int fd = -1;
	struct stat st;

	if (stat(path, &st) != 0 || S_ISREG(st.st_mode))
		return fs_write_atomic(path, text->s, text->len, 0644, e);
	fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 || !fs_write_all(fd, text->s, text->len))
		return err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
	return true;
}

/* How to say it again, as it was said; a word that a shell would change is quoted. */
static char *command_said(const struct context *c)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
				   "_./-+,@%:";
	AUTO(buf_release) struct buf said = BUF_INIT;

	buf_str(&said, "hone check");
	for (size_t i = 0; i < c->noperands; i++) {
		const char *word = c->operands[i];
		bool bare = *word && *word != '-' && !word[strspn(word, safe)];

		buf_fmt(&said, bare ? " %s" : strchr(word, '\'') ? " …" : " '%s'", word);
	}
	return buf_take(&said);
}

static void render(const struct context *c, const struct report *report, const struct result *r,
		   bool to_file, struct buf *out)
{
	AUTO(freep) char *command = command_said(c);
	struct report_style style = { c->style, c->verbose, command };

	if (to_file) {
		style.style.color = false;
		style.style.width = 80;
	}
	report->render(r, &style, out);
}

bool reports_write(struct context *c, const struct result *r, const struct opt_list *wanted,
		   struct err *e)
{
	bool to_standard = false;

	for (size_t i = 0; i < wanted->n; i++) {
		AUTO(buf_release) struct buf text = BUF_INIT;
		const char *file;
		const struct report *report = find(wanted->item[i], &file);

		to_standard |= !file;
		render(c, report, r, file != NULL, file ? &text : &c->out);
		if (file)
			write_file(file, &text, e);
	}
	if (!to_standard && !c->quiet)
		render(c, report_find("term"), r, false, &c->out);
	return !err_is(e);
}
