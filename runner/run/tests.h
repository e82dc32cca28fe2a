/* tests.h: a lab's test host, run once in the jail on one linked solution. */
#ifndef RUN_TESTS_H
#define RUN_TESTS_H

#include "base/err.h"
#include "model/facts.h"

#include <stddef.h>
#include <stdint.h>

struct engine;
struct lab;
struct tests;

struct tests_spec { /* all borrowed until done */
	const struct lab *lab;
	const char *host;   /* the program */
	const char *const *libs; /* what it loads; NULL-terminated */
	const char *object; /* the solution */
	uint64_t seed;
	const char *const *only; /* names; none: all */
	size_t nonly;
	const uint64_t *turned;  /* for each of `only`: the expectation to turn round; or NULL */
};

struct tests_outcome { /* borrowed by `done` */
	const struct test_facts *facts; /* one for each test that ended, in that order */
	size_t n;
	bool cancelled;
	bool unloadable; /* the solution could not be loaded: its own doing. Then err is not set */
	struct err err; /* set: the run as a whole failed, whatever the tests did */
	unsigned tier;
	const char *layers; /* comma-separated */
};

typedef void tests_done_fn(const struct tests_outcome *outcome, void *ctx);

struct tests *tests_start(struct engine *engine, const struct tests_spec *spec,
			  tests_done_fn *done, void *ctx);
void tests_cancel(struct tests *t);

#endif
