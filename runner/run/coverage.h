/* coverage.h: how much of its reference a lab's suite reaches, measured by gcov.
 *
 * The reference is built once more, without sanitizers and with counters, the suite's own host runs
 * on it, and gcov adds up. The tests have no filter of their own there, since the counters are
 * written to a file; all of it happens in the jail of a compiler. */
#ifndef RUN_COVERAGE_H
#define RUN_COVERAGE_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct coverage;
struct engine;
struct lab;

struct coverage_outcome { /* borrowed by `done` */
	unsigned lines, branches;   /* that there are */
	unsigned branches_taken;
	unsigned *missed;           /* the lines that no test reached */
	size_t nmissed;
	bool cancelled;
	struct err err; /* set: nothing was measured */
};

typedef void coverage_done_fn(const struct coverage_outcome *outcome, void *ctx);

/* gcc's engine. `done` comes exactly once, from the loop. The lab is borrowed until then. */
struct coverage *coverage_start(struct engine *engine, const struct lab *lab,
				coverage_done_fn *done, void *ctx);
void coverage_cancel(struct coverage *c);

/* What `gcov -b -t` wrote about the file of that name: adds to *o. Pure; hostile input. */
void coverage_read(const char *text, const char *file, struct coverage_outcome *o);

#endif
