/* explain.h: from what was observed of a test to what a learner should know about it. */
#ifndef RUN_EXPLAIN_H
#define RUN_EXPLAIN_H

#include "model/verdict.h"

struct lab;
struct symbols;
struct test_facts;
struct test_result;

/* Fills everything of *t but its name: verdict, words, places, output. `norm` as for
 * verdict_of. `symbols` may be NULL: then no line is known. */
void explain(struct test_result *t, const struct test_facts *facts, struct norm norm,
	     const struct lab *lab, struct symbols *symbols);

#endif
