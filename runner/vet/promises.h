/* promises.h: which sentences of a header no test names. Pure.
 *
 * A promise is a sentence of a comment in the header. A test names it by quoting its words, or some
 * of them, in double quotes in the comment right before the test. What no test can see is excused
 * in a comment of the suite that says so:
 *
 *	not tested: "Not for several threads at once.": a suite has one thread
 */
#ifndef VET_PROMISES_H
#define VET_PROMISES_H

#include <stdbool.h>
#include <stddef.h>

struct promise {
	char *words; /* one sentence, or a comment that is none; on one line */
	unsigned line;
	bool quoted;
};

struct promises {
	struct promise *promise;
	size_t n;
	char **astray;   /* quotes that do not stand in the header */
	size_t nastray;
	char **silent;   /* tests whose comment quotes nothing */
	size_t nsilent;
};

#define PROMISES_MAX_HEADER (64 * 1024) /* bytes: with more of them it takes too long */
#define PROMISES_MAX_SUITE (256 * 1024)

/* Finds the promises of `header`, and quotes in `suite` before the functions named in `tests`.
 * Hostile input. O(header x quotes). */
void promises_find(struct promises *p, const char *header, const char *suite,
		   const char *const *tests, size_t ntests);
void promises_release(struct promises *p);

#endif
