/* engine_private.h: the engine's inside, for the files of run/ alone. */
#ifndef RUN_ENGINE_PRIVATE_H
#define RUN_ENGINE_PRIVATE_H

#include "run/engine.h"
#include "run/jailer.h"
#include "run/sched.h"
#include "run/toolchain.h"
#include "run/workspace.h"

struct jail_spec;

struct engine {
	uv_loop_t *loop;
	struct engine_config config;
	struct sched sched;
	struct jailer jailer;
	struct toolchain tools;
	struct scratch scratch;
};

/* What every tool is given that works in a workspace: the jail of a compiler, the workspace's
 * folder to read and to be in, its `out` with the access `out` (enum jail_access), what the tools
 * need of the system, and a small environment. Limits and the command are the caller's. */
void engine_tool_spec(const struct engine *engine, const struct workspace *workspace, unsigned out,
		      struct jail_spec *spec);

#endif
