/* main: find the command's row, parse its options, satisfy its needs, run it, print what it wrote
 * and what went wrong, and exit. Nobody else prints to a person, and nobody else exits. */
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/opt.h"
#include "base/str.h"
#include "base/trace.h"
#include "base/xmem.h"
#include "cmd/cmd.h"
#include "run/toolchain.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static void open_standard_streams(void);
static bool perform(struct context *c, int argc, char **argv, int *status, struct err *e);
static bool write_out(const struct buf *out, struct err *e);
static int status_of(const struct err *e, int status);
static void print_err(const struct err *e);
static int end(int status);

int main(int argc, char **argv)
{
	struct context c = { .out = BUF_INIT, .note = ERR_INIT };
	struct err e = ERR_INIT;
	int status = EXIT_OK;

	open_standard_streams();
	trace_start("HONE_TRACE");
	trace_mark("main");
	perform(&c, argc, argv, &status, &e);
	write_out(&c.out, &e);
	print_err(&c.note);
	print_err(&e);
	catalog_release(&c.catalog);
	home_release(&c.home);
	buf_release(&c.out);
	trace_mark("results are written");
	trace_write();
	return end(status_of(&e, status));
}

/* A stream that was closed must not become the first file that is opened. Reading from it finds
 * the end, and writing to it fails. */
static void open_standard_streams(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != fd)
			_exit(EXIT_TROUBLE);
}

/* ---- the command ---- */

static const struct { const char *option, *name; } aliases[] = {
	{ "--help", "help" }, { "-h", "help" }, { "--version", "version" }, { "-V", "version" },
};

static const struct cmd *find_command(const char *word, struct err *e)
{
	const struct cmd *cmd = NULL;

	for (size_t i = 0; i < LEN(aliases); i++)
		if (str_eq(aliases[i].option, word))
			word = aliases[i].name;
	cmd = cmd_find(word);
	if (cmd)
		return cmd;
	if (*word != '-') {
		cmd_unknown(word, e);
		return NULL;
	}
	err_set(e, ERR_USAGE, "there is no command before the option '%s'", word);
	err_hint(e, "options follow the command, as in `hone check --color never`");
	return NULL;
}

static bool need_labs(struct context *c, struct err *e)
{
	if (catalog_open(&c->catalog, c->home.labs, e))
		return true;
	e->kind = ERR_LAB; /* a folder that cannot be read was not named on the command line */
	return false;
}

static bool need_compiler(struct context *c, struct err *e)
{
	struct toolchain tools = { 0 };
	bool found = home_make_cache(&c->home, e) &&
		     toolchain_find(&tools, c->home.compiler, c->home.cache, e) &&
		     toolchain_is_gcc(&tools, e);

	toolchain_release(&tools);
	return found || err_hint(e, "`hone doctor` looks at everything that is needed");
}

static bool need_jail(struct context *c, struct err *e)
{
	return home_check_jail(&c->home, e);
}

static bool satisfy(struct context *c, unsigned needs, struct err *e)
{
	static const struct {
		unsigned need;
		bool (*satisfy)(struct context *c, struct err *e);
	} row[] = {
		{ NEEDS_LABS, need_labs },
		{ NEEDS_COMPILER, need_compiler },
		{ NEEDS_JAIL, need_jail },
	};

	for (size_t i = 0; i < LEN(row); i++)
		if ((needs & row[i].need) && !row[i].satisfy(c, e))
			return false;
	return true;
}

static bool take_operands(struct context *c, const struct cmd *cmd, char **operands, int n,
			  struct err *e)
{
	c->operands = operands;
	c->noperands = (size_t)n;
	if (c->noperands <= cmd->max_operands)
		return true;
	err_set(e, ERR_USAGE, "'%s' is one word too many for `hone %s`",
		operands[cmd->max_operands], cmd->name);
	return err_hint(e, "it is: hone %s%s%s", cmd->name, *cmd->synopsis ? " " : "",
			cmd->synopsis);
}

static bool perform(struct context *c, int argc, char **argv, int *status, struct err *e)
{
	const struct cmd *cmd = argc > 1 ? find_command(argv[1], e) : NULL;
	struct common common = { 0 };
	AUTO(freep) struct opt *opts = NULL;
	int first;

	if (argc < 2) { /* nothing was asked for: a script must not take that for a pass */
		help_overview(&c->out);
		*status = EXIT_USAGE;
		return true;
	}
	if (!cmd)
		return false;
	opts = cmd_options(cmd, &common);
	if (!opt_parse(opts, argc - 1, argv + 1, &first, e))
		return err_hint(e, "`hone help %s` lists the options", cmd->name);
	if (common.help) {
		help_command(cmd, &c->out);
		return true;
	}
	c->quiet = common.quiet;
	c->verbose = common.verbose;
	return style_detect(&c->style, STDOUT_FILENO, common.color, e) &&
	       take_operands(c, cmd, argv + 1 + first, argc - 1 - first, e) &&
	       home_find(&c->home, e) && satisfy(c, cmd->needs, e) && cmd->run(c, status, e);
}

/* ---- what a person sees ---- */

static bool write_out(const struct buf *out, struct err *e)
{
	if (fs_write_all(STDOUT_FILENO, out->s, out->len))
		return true;
	return err_errno(e, ERR_SYSTEM, "cannot write to standard output");
}

/* One write, so that lines of several programs do not mix. What a message quotes may be hostile. */
static void print_err(const struct err *e)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(freep) char *raw = xfmt("hone: %s\n%s%s%s", e->text, e->hint[0] ? "hint: " : "",
				     e->hint, e->hint[0] ? "\n" : "");

	if (!err_is(e))
		return;
	str_show(&text, raw, strlen(raw));
	fs_write_all(STDERR_FILENO, text.s, text.len);
}

static int status_of(const struct err *e, int status)
{
	static const int status_of_kind[ERR_KINDS] = {
		[ERR_USAGE] = EXIT_USAGE,     [ERR_INPUT] = EXIT_USAGE,
		[ERR_LAB] = EXIT_TROUBLE,     [ERR_SYSTEM] = EXIT_TROUBLE,
		[ERR_SANDBOX] = EXIT_TROUBLE, [ERR_TOOLS] = EXIT_TROUBLE,
	};

	if (!err_is(e) || e->kind == ERR_CANCELLED)
		return status;
	return status_of_kind[e->kind];
}

/* Ended by a signal: die of it, so that a shell's loop around hone ends too. */
static int end(int status)
{
	if (status > EXIT_SIGNAL) {
		signal(status - EXIT_SIGNAL, SIG_DFL);
		raise(status - EXIT_SIGNAL);
	}
	return status;
}
