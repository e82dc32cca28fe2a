/* looping.h: where a test was computing when its processor time was spent. */
#ifndef SUITE_LOOPING_H
#define SUITE_LOOPING_H

#include "callsite.h"
#include "stack.h"

#pragma GCC visibility push(hidden)

#define HONE_LOOP_PLACES 16
#define HONE_LOOP_CALLERS 8

struct hone_looping {
	/* offsets in the solution's object: the places seen in the function that never returned,
	 * and the calls that led to it, from the inside out */
	size_t places, callers;
	uint64_t place[HONE_LOOP_PLACES], caller[HONE_LOOP_CALLERS];
	uint64_t again; /* times that the test was seen to call the solution anew */
	char in[HONE_CALLEE_TEXT]; /* the library's function that it was in, always; or "" */
};

/* Stops the process and lets it go on some two dozen times, so that it has run for some
 * milliseconds of its own time, and looks where it is; leaves it stopped or running. Takes a fifth
 * of a second at most, on a machine that is busy otherwise. No more than a guess: nothing is
 * decided by it. */
void hone_looping_watch(struct hone_looping *l, pid_t pid, const struct hone_mapped *solution,
			struct hone_page *page);

#pragma GCC visibility pop

#endif
