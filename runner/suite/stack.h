/* stack.h: where a thread of a test is, in the solution's code, seen from the test's parent. */
#ifndef SUITE_STACK_H
#define SUITE_STACK_H

#include "page.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

#define HONE_NOWHERE UINT64_MAX

/* Where the solution is, in the process that is watched. */
struct hone_mapped { uint64_t base, text, end; };

/* A thread that does not run at the moment: it waits in a system call, or it is stopped. */
struct hone_thread {
	pid_t tid;
	long number;       /* of the system call; -1: in none */
	uint64_t args[6];
	uint64_t sp, pc;
};

/* False while it runs, or when it is gone. */
bool hone_thread_read(struct hone_thread *t, pid_t tid);

struct hone_frame {
	uint64_t at;     /* offset in the solution's object of the code that runs there */
	uint64_t returns; /* address that its call returns to; 0: it is not in a call */
	uint64_t record; /* where its caller's frame and its return address lie; 0: unknown */
};

/* The solution's frames, innermost first, until the suite's or `max`. `page` helps: it may be of
 * another thread. A few microseconds a frame. */
size_t hone_stack_walk(const struct hone_thread *t, const struct hone_mapped *solution,
		       const struct hone_page *page, struct hone_frame *frame, size_t max);

#pragma GCC visibility pop

#endif
