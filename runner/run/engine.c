#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/trace.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "run/engine_private.h"

static void on_jailer_closed(struct jailer *j);

static struct engine *engine_new(uv_loop_t *loop, const struct engine_config *config)
{
	struct engine *engine = xcalloc(1, sizeof *engine);

	engine->loop = loop;
	engine->config = *config;
	sched_init(&engine->sched, config->slots ? config->slots : uv_available_parallelism());
	return engine;
}

static void engine_free(struct engine *engine)
{
	toolchain_release(&engine->tools);
	scratch_release(&engine->scratch);
	free(engine);
}

struct engine *engine_start(uv_loop_t *loop, const struct engine_config *config, struct err *e)
{
	struct engine *engine = engine_new(loop, config);

	if (fs_make_dirs(config->cache, 0700, e) &&
	    toolchain_find(&engine->tools, config->compiler, config->cache, e) &&
	    scratch_init(&engine->scratch, config->scratch, e) &&
	    jailer_start(&engine->jailer, loop, config->jail, e)) {
		trace_mark("the engine is started");
		return engine;
	}
	engine_free(engine);
	return NULL;
}

void engine_tool_spec(const struct engine *engine, const struct workspace *workspace, unsigned out,
		      struct jail_spec *spec)
{
	spec->profile = JAIL_COMPILE;
	spec->min_tier = engine->config.min_tier;
	spec->cwd = xstrdup(workspace->dir);
	toolchain_grant(&engine->tools, spec);
	jail_spec_grant(spec, workspace->dir, JAIL_READ);
	jail_spec_grant(spec, workspace->out, out);
	jail_spec_env(spec, "PATH=/usr/bin:/bin");
	jail_spec_env(spec, "LC_ALL=C");
}

uv_loop_t *engine_loop(const struct engine *engine)
{
	return engine->loop;
}

void engine_stop(struct engine *engine)
{
	if (engine)
		jailer_stop(&engine->jailer, on_jailer_closed);
}

static void on_jailer_closed(struct jailer *j)
{
	trace_mark("the jail's server has ended");
	engine_free((struct engine *)((char *)j - offsetof(struct engine, jailer)));
}
