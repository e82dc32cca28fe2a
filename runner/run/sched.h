/* sched.h: so many jobs at a time, first come, first served. */
#ifndef RUN_SCHED_H
#define RUN_SCHED_H

#include <stdbool.h>

/* A place in the queue; embedded in whoever waits. */
struct slot {
	void (*granted)(struct slot *slot);
	struct slot *next;
	bool waiting, held;
};

struct sched {
	unsigned slots, busy;
	struct slot *first, **last; /* who waits */
};

void sched_init(struct sched *s, unsigned slots); /* at least 1 */

/* `granted` is called once, at once or from another's sched_leave. */
void sched_ask(struct sched *s, struct slot *slot);

/* Gives the slot back, or leaves the queue; nothing when it is in neither. O(waiting). */
void sched_leave(struct sched *s, struct slot *slot);

unsigned sched_free(const struct sched *s); /* slots that nobody holds */

#endif
