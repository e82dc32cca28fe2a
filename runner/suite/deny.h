/* deny.h: the system calls that a test's process may not make, answered and noted by its parent.
 *
 * The kernel stops the process at each one and asks on the filter's notification descriptor. The
 * answer is always an error: a call is never let through from here, since what it points to could
 * change after it was looked at. */
#ifndef SUITE_DENY_H
#define SUITE_DENY_H

#include "callsite.h"
#include "stack.h"

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct hone_denied {
	bool any;
	int number;          /* of the first one */
	uint64_t args[6];
	bool has_path;
	char path[256];
	uint64_t at;         /* offset in the solution's object, or HONE_NOWHERE */
	char through[HONE_CALLEE_TEXT]; /* what the solution called there; "" if not known */
	uint64_t others;     /* how many more */
};

/* Answers one request on the listener and notes it: the solution's first one in full. */
void hone_deny(int listener, struct hone_denied *denied, const struct hone_mapped *solution,
	       const struct hone_page *page);
/* Answers it and notes nothing: it is not held against the solution. */
void hone_deny_silently(int listener);

#pragma GCC visibility pop

#endif
