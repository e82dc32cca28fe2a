/* steps.h: where the time goes, out of what hone and its jail tell of themselves when they are
 * asked to (base/trace.h): the time from each mark to the next, over many runs. */
#ifndef BENCH_STEPS_H
#define BENCH_STEPS_H

#include "measure.h"

struct steps {
	struct sample *step; /* in the order in which they were first seen */
	size_t n;
	struct sample whole;
};

/* Adds one run, which lasted from start_us to end_us, by our own clock. `line` is what was told of
 * it; false when it is no such line. What was done ahead, before the run, is left out. */
bool steps_add(struct steps *s, const char *line, double start_us, double end_us);
void steps_print(struct steps *s, const char *title);

#endif
