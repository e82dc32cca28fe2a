/* engine_private.h: the engine's inside, for the files of run/ alone. */
#ifndef RUN_ENGINE_PRIVATE_H
#define RUN_ENGINE_PRIVATE_H

#include "run/engine.h"
#include "run/jailer.h"
#include "run/sched.h"
#include "run/toolchain.h"
#include "run/workspace.h"

struct engine {
	uv_loop_t *loop;
	struct engine_config config;
	struct sched sched;
	struct jailer jailer;
	struct toolchain tools;
	struct scratch scratch;
};

#endif
