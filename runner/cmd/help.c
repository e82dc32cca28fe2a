#include "base/auto.h"
#include "base/opt.h"
#include "base/xmem.h"
#include "cmd/cmd.h"

static const char exit_codes[] =
	"Exit status:\n"
	"  0  every requirement is met, or what was asked for was done\n"
	"  1  not there yet\n"
	"  2  the command line is wrong, or a file it names cannot be used\n"
	"  3  does not compile, or cannot be accepted: not graded\n"
	"  4  trouble of hone's own or of the machine: never the solution's fault\n"
	"  5  the solution tried to report a result of its own\n"
	"  130 and above: interrupted by signal 2 (Ctrl-C) and above\n";

void help_overview(struct buf *out)
{
	buf_str(out, "hone: exercises in C, graded in a sandbox, requirement by requirement\n\n"
		     "  hone <command> [options]\n\n");
	for (size_t i = 0; commands[i]; i++) {
		AUTO(freep) char *left = xfmt("%s %s", commands[i]->name, commands[i]->synopsis);

		buf_fmt(out, "  %-26s %s\n", left, commands[i]->summary);
	}
	buf_str(out, "\nTo begin:  hone list, then hone start <lab>\n"
		     "More:      hone help <command>\n");
}

void help_command(const struct cmd *cmd, struct buf *out)
{
	AUTO(freep) struct opt *opts = cmd_options(cmd, NULL);

	buf_fmt(out, "hone %s%s%s\n  %s\n\n", cmd->name, *cmd->synopsis ? " " : "", cmd->synopsis,
		cmd->summary);
	if (cmd->details)
		buf_fmt(out, "%s\n", cmd->details);
	if (cmd->more)
		cmd->more(out);
	buf_str(out, "Options:\n");
	opt_help(opts, out);
	buf_fmt(out, "\n%s", exit_codes);
}

static bool run(struct context *c, int *status UNUSED, struct err *e)
{
	const struct cmd *cmd;

	if (!c->noperands) {
		help_overview(&c->out);
		return true;
	}
	cmd = cmd_find(c->operands[0]);
	if (!cmd)
		return cmd_unknown(c->operands[0], e);
	help_command(cmd, &c->out);
	return true;
}

const struct cmd cmd_help = {
	.name = "help", .synopsis = "[<command>]",
	.summary = "what a command does, and its options",
	.max_operands = 1, .run = run,
};
