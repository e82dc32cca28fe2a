/* job.h: one program, run once in the jail, to its end.
 *
 * job_start never fails to its caller: what cannot be started is an outcome too. `done` is called
 * exactly once, from the loop, when the jail has said how the program ended and every stream of
 * it has ended, which is when every process that held one is gone. */
#ifndef RUN_JOB_H
#define RUN_JOB_H

#include "base/buf.h"
#include "base/err.h"
#include "jail/spec.h"
#include "jail/status.h"

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct job;

enum job_end {
	JOB_ENDED,     /* status says how */
	JOB_FLOODED,   /* it wrote more than it may, and was ended */
	JOB_CANCELLED,
	JOB_TROUBLE,   /* the jail or we ourselves failed: err says why */
};

struct job_outcome { /* borrowed by `done` */
	enum job_end end;
	struct jail_status status;
	const struct buf *out, *err_text; /* standard output and standard error, bounded */
	struct err err;
};

typedef void job_done_fn(const struct job_outcome *outcome, void *ctx);

/* Did the program end by itself, with status 0? */
bool job_succeeded(const struct job_outcome *outcome);

/* One line of the report descriptor, without its end. */
typedef void job_line_fn(const char *line, size_t n, void *ctx);

struct job_spec {
	const struct jail_spec *jail; /* read before job_start returns, or copied if it must wait */
	size_t max_output; /* bytes of each of standard output and error; then it is ended */
	size_t max_errors; /* of standard error, where that is another number; 0: it is not */
	job_line_fn *line;            /* NULL: no report descriptor; else it is the command's 3 */
	job_done_fn *done;
	void *ctx;
};

struct job *job_start(struct engine *engine, const struct job_spec *spec);

/* Ends it early: all in its jail is killed, `done` comes with JOB_CANCELLED. Not after done. */
void job_cancel(struct job *job);

#endif
