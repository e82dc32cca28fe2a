#include "cmd/cmd.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/opt.h"
#include "base/str.h"
#include "base/xmem.h"

const struct cmd *const commands[] = {
	&cmd_list, &cmd_start, &cmd_show, &cmd_check, &cmd_example, &cmd_doctor, &cmd_vet, &cmd_new,
	&cmd_help, &cmd_version, NULL
};

const struct cmd *cmd_find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (str_eq(commands[i]->name, name))
			return commands[i];
	return NULL;
}

bool cmd_unknown(const char *name, struct err *e)
{
	AUTO(freep) const char **names = NULL;
	const char *meant;
	size_t n = 0;

	for (size_t i = 0; commands[i]; i++)
		VEC_PUSH(names, n, commands[i]->name);
	meant = str_nearest(name, names, n);
	err_set(e, ERR_USAGE, "there is no command '%s'", name);
	if (meant)
		err_hint(e, "did you mean `hone %s`? `hone help` lists them all", meant);
	return err_hint(e, "`hone help` lists the commands");
}

struct opt *cmd_options(const struct cmd *cmd, struct common *into)
{
	static struct common nobody_asks;
	struct common *c = into ? into : &nobody_asks;
	const struct opt common[] = {
		{ 0, "color", "WHEN", "auto, always or never", .text = &c->color },
		{ 'q', "quiet", NULL, "say less", .flag = &c->quiet },
		{ 'v', "verbose", NULL, "say more", .flag = &c->verbose },
		{ 'h', "help", NULL, "this text", .flag = &c->help },
		OPT_END
	};
	struct opt *all = NULL;
	size_t n = 0;

	for (const struct opt *o = cmd->opts; o && o->name; o++)
		VEC_PUSH(all, n, *o);
	for (size_t i = 0; i < LEN(common); i++)
		VEC_PUSH(all, n, common[i]);
	return all;
}
