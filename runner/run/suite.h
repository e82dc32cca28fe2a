/* suite.h: a lab's test host, built once per lab and tool chain and kept in the cache, with the
 * expectations that the reference meets in each test. */
#ifndef RUN_SUITE_H
#define RUN_SUITE_H

#include "base/err.h"
#include "model/verdict.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct lab;
struct suite;

struct suite_test {
	char *name;
	struct norm norm;
};

struct suite_outcome { /* borrowed by `done`; take what is to outlive it */
	char *host;
	char **libs; /* NULL-terminated */
	struct suite_test *tests;
	size_t ntests;
	bool cancelled;
	struct err err; /* set: the lab is broken, or the machine would not */
};
void suite_outcome_release(struct suite_outcome *o);
/* What the reference does in that test; if it is unknown, what no pass can do. O(tests). */
struct norm suite_outcome_norm(const struct suite_outcome *o, const char *test);
void suite_outcome_take(struct suite_outcome *to, struct suite_outcome *from);

struct suite_events {
	void (*building)(void *ctx); /* it is not in the cache: this takes seconds. May be NULL */
	void (*done)(struct suite_outcome *outcome, void *ctx);
	void *ctx;
};

/* From the cache if everything that goes into it is unchanged; else it is built, in the jail, and
 * kept. A lab without a reference gets NORM_ANY for every test. `done` comes exactly once,
 * from the loop. */
struct suite *suite_start(struct engine *engine, const struct lab *lab, uint64_t seed,
			  const struct suite_events *events);
void suite_cancel(struct suite *s);

#endif
