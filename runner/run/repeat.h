/* repeat.h: one solution, built once and tested many times, with another seed each time. */
#ifndef RUN_REPEAT_H
#define RUN_REPEAT_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct engine;
struct lab;
struct repeat;

struct repeat_outcome { /* borrowed by `done` */
	unsigned rounds;      /* that passed */
	uint64_t seed;        /* of the first one that did not */
	char *test;           /* that did not pass; NULL: all rounds passed */
	char *words;          /* what it said; or NULL */
	uint64_t least_cpu_us; /* of all tests together, in the round that took least */
	bool cancelled;
	struct err err;
};

typedef void repeat_done_fn(const struct repeat_outcome *outcome, void *ctx);

/* Tests the lab's reference with the seeds 1 to `rounds`. A test passes a round when none of its
 * expectations fails: their number is not compared. `done` comes exactly once, from the loop. */
struct repeat *repeat_start(struct engine *engine, const struct lab *lab, unsigned rounds,
			    repeat_done_fn *done, void *ctx);
void repeat_cancel(struct repeat *r);

#endif
