/* canary.h: tests that passed, run once more with one expectation turned round. There they have to
 * fail: what passes all the same is no result of the test's own. Which expectation, is drawn anew
 * each time. */
#ifndef RUN_CANARY_H
#define RUN_CANARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct result;
struct suite_outcome;
struct tests_outcome;

struct canaries {
	const char **name; /* borrowed from the result */
	uint64_t *turned;  /* of each: which expectation, counted from 1 */
	size_t n;
};

#define CANARIES_INIT { NULL, NULL, 0 }

/* One for each test that passed. Where the number of expectations varies it is the first one. False
 * with *e set when there is no randomness to be had. */
bool canaries_draw(struct canaries *c, const struct result *r, const struct suite_outcome *suite,
		   struct err *e);
void canaries_release(struct canaries *c);

/* A test whose canary did not fail where it had to is V_FORGED from now on; one that ended in
 * another way (out of time, out of memory) is said to have done that. */
void canaries_judge(const struct canaries *c, const struct tests_outcome *o, struct result *r);

#endif
