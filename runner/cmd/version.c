/* version: hone's, and that of what it stands on: what a report of trouble should carry. */
#include "base/auto.h"
#include "base/err.h"
#include "cmd/cmd.h"
#include "run/toolchain.h"

#include <string.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>
#include <uv.h>

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444 /* headers older than Linux 5.13; the same everywhere */
#endif
#define ASK_VERSION 1u /* LANDLOCK_CREATE_RULESET_VERSION */

#ifndef HONE_BUILT_WITH
#define HONE_BUILT_WITH ""
#endif

static void add_compiler(struct context *c)
{
	struct toolchain tools = { 0 };
	struct err why = ERR_INIT;

	if (home_make_cache(&c->home, &why) &&
	    toolchain_find(&tools, c->home.compiler, c->home.cache, &why))
		buf_fmt(&c->out, "compiler  %s (%s)\n", tools.name, tools.cc);
	else
		buf_fmt(&c->out, "compiler  none: %s\n", why.text);
	toolchain_release(&tools);
}

/* The probe's first line. */
static void add_jail(struct context *c)
{
	AUTO(buf_release) struct buf probe = BUF_INIT_MAX(16384);
	struct err why = ERR_INIT;
	bool holds = home_probe_jail(&c->home, &probe, &why);
	const char *line = holds ? probe.s : why.text;

	buf_fmt(&c->out, "jail      %.*s\n", (int)strcspn(line, "\n"), line);
}

static void add_landlock(struct context *c)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);

	if (abi > 0)
		buf_fmt(&c->out, "landlock  ABI %ld\n", abi);
	else
		buf_str(&c->out, "landlock  none\n");
}

static bool run(struct context *c, int *status UNUSED, struct err *e UNUSED)
{
	struct utsname machine;

	buf_fmt(&c->out, "hone %s\n", HONE_VERSION);
	if (c->quiet || uname(&machine) != 0)
		return true;
	add_compiler(c);
	buf_fmt(&c->out, "library   libuv %s\n", uv_version_string());
	buf_fmt(&c->out, "built     %s\n", *HONE_BUILT_WITH ? HONE_BUILT_WITH : "without make");
	buf_fmt(&c->out, "kernel    %s %s %s\n", machine.sysname, machine.release, machine.machine);
	add_landlock(c);
	add_jail(c);
	return true;
}

const struct cmd cmd_version = {
	.name = "version", .synopsis = "", .summary = "of hone and of what it stands on",
	.details = "With -q, hone's own alone.\n", .run = run,
};
