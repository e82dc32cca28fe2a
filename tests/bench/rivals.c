/* Each in the way that its manual gives for code that nobody trusts: all namespaces, nothing to
 * write to, no network, no capabilities, ends with its parent. Where one can take a compiled
 * filter it gets the jail's own; where it has one of its own, that. None counts memory or looks
 * at the clock here, though the jail beside them does: it is not they who are favoured. */
#include "rivals.h"
#include "measure.h"

#include <stdlib.h>
#include <string.h>

#define LIST(...) (const char *const[]){ __VA_ARGS__, NULL }

const struct rival rivals[] = {
	{
		.name = "bwrap",
		.how = "all namespaces, only the program to see, the jail's filter",
		.run = LIST("bwrap", "--unshare-all", "--die-with-parent", "--new-session",
			    "--cap-drop", "ALL", "--clearenv", "--ro-bind", "@PROGRAM", "@PROGRAM",
			    "--seccomp", "@FD", "@PROGRAM"),
	},
	{
		.name = "isolate",
		.how = "--run alone: its box is made before, and not cleaned between",
		.before = LIST("isolate", "--init"),
		.run = LIST("isolate", "--dir=/nothing=@FOLDER", "--run", "--", "/nothing/@NAME"),
		.after = LIST("isolate", "--cleanup"),
	},
	{
		.name = "nsjail",
		.how = "all namespaces, only the program to see, no filter",
		.run = LIST("nsjail", "--mode", "o", "--really_quiet", "--bindmount_ro",
			    "@PROGRAM", "--", "@PROGRAM"),
	},
	{
		.name = "minijail0",
		.how = "all namespaces but the user's, the jail's filter",
		.run = LIST("minijail0", "-v", "-p", "-e", "-l", "-N", "-r", "-n",
			    "--seccomp-bpf-binary=@FILTER", "@PROGRAM"),
	},
	{
		.name = "firejail",
		.how = "no profile, no network, all of it read-only, its own filter",
		.run = LIST("firejail", "--quiet", "--noprofile", "--net=none", "--read-only=/",
			    "--private-dev", "--caps.drop=all", "--seccomp", "--nonewprivs",
			    "@PROGRAM"),
	},
};
const size_t nrivals = sizeof rivals / sizeof *rivals;

static char *filled_in(const char *word, const char *program, const char *filter)
{
	const char *name = strrchr(program, '/') + 1;
	char *folder = text("%.*s", (int)(name - 1 - program), program);
	const struct { const char *mark, *value; } mark[] = {
		{ "@PROGRAM", program }, { "@FILTER", filter }, { "@FOLDER", folder },
		{ "@NAME", name }, { "@FD", BENCH_FD },
	};

	for (size_t i = 0; i < sizeof mark / sizeof *mark; i++) {
		const char *at = strstr(word, mark[i].mark);

		if (at)
			return text("%.*s%s%s", (int)(at - word), word, mark[i].value,
				    at + strlen(mark[i].mark));
	}
	return text("%s", word);
}

char **rival_command(const char *const *words, const char *program, const char *filter)
{
	char **argv;
	size_t n = 0;

	while (words[n])
		n++;
	argv = calloc(n + 1, sizeof *argv);
	if (!argv)
		die("no memory");
	for (size_t i = 0; i < n; i++)
		argv[i] = filled_in(words[i], program, filter);
	return argv;
}
