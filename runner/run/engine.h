/* engine.h: what every grading shares: the loop, the jail's server, the slots, the tool chain and
 * the folders. One per process. */
#ifndef RUN_ENGINE_H
#define RUN_ENGINE_H

#include <stdbool.h>
#include <uv.h>

struct err;

struct engine_config { /* paths are absolute; all borrowed until engine_stop */
	const char *jail;    /* the program hone-jail */
	const char *filters; /* folder of test-pure.bpf and the like */
	const char *include; /* folder that holds hone/suite.h */
	const char *suite;   /* folder of the harness's sources */
	const char *cache;   /* folder for what is built once; made when it is missing */
	const char *scratch; /* folder for short-lived workspaces, such as /tmp */
	const char *compiler; /* "gcc", or a path */
	unsigned slots;      /* jobs at a time; 0: as many as there are processors */
	unsigned min_tier;   /* of the jail: 1 or 2 */
};

struct engine;

/* Finds the compiler, removes what a killed hone left in the scratch folder, and starts the jail's
 * server. NULL with *e set when one of them is not to be had; whether a jail can be built here
 * shows only later, and ends each submission as trouble with the reason. */
struct engine *engine_start(uv_loop_t *loop, const struct engine_config *config, struct err *e);

/* The loop that it was started on. */
uv_loop_t *engine_loop(const struct engine *engine);

/* Ends the server and, with it, whatever still runs in a jail. Submissions have to be done or
 * cancelled before. The engine is freed once its handles are closed: run the loop until it ends. */
void engine_stop(struct engine *engine);

#endif
