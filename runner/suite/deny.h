/* deny.h: the system calls that a test's process may not make, answered and noted by its parent.
 *
 * The kernel stops the process at each one and asks on the filter's notification descriptor. The
 * answer is always an error: a call is never let through from here, since what it points to could
 * change after it was looked at. */
#ifndef SUITE_DENY_H
#define SUITE_DENY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

#define HONE_NOWHERE UINT64_MAX

struct hone_denied {
	bool any;
	int number;          /* of the first one */
	uint64_t args[6];
	bool has_path;
	char path[256];
	uint64_t at;         /* offset in the solution's object, or HONE_NOWHERE */
	uint64_t others;     /* how many more */
};

/* Where the solution is, in the process that is watched. */
struct hone_mapped { uint64_t base, text, end; };

/* Answers one request on the listener and notes it: the solution's first one in full. */
void hone_deny(int listener, struct hone_denied *denied, const struct hone_mapped *solution,
	       uint64_t last_pc);
/* Answers it and notes nothing: it is not held against the solution. */
void hone_deny_silently(int listener);

/* The offset of the call in the solution that led thread `tid`, stopped in the kernel, to where it
 * is; HONE_NOWHERE when its stack has none, or cannot be read (stack.c). `last_pc` is where its
 * last basic block was entered, right behind the call that counts blocks. */
uint64_t hone_stack_find(pid_t tid, const struct hone_mapped *solution, uint64_t last_pc);

#pragma GCC visibility pop

#endif
