/* running.h: one test that runs, as its parent sees it. */
#ifndef SUITE_RUNNING_H
#define SUITE_RUNNING_H

#include "capture.h"
#include "deny.h"
#include "looping.h"
#include "watch.h"

#include <signal.h>
#include <time.h>

#pragma GCC visibility push(hidden)

/* Why the parent ended it, if it did. */
enum hone_stopped {
	HONE_NOT_STOPPED, HONE_STOPPED_CPU, HONE_STOPPED_WALL, HONE_STOPPED_MEMORY,
	HONE_STOPPED_OUTPUT
};

struct hone_running {
	const struct hone_test *test; /* NULL: this place is free */
	struct hone_page *page;       /* mapped once a place, cleared for each test */
	pid_t pid;
	int pidfd, listener, statm;   /* -1 where there is none (any more) */
	timer_t timer;
	bool has_timer;
	volatile sig_atomic_t cpu_is_spent;
	uint64_t started_ns, deadline_ns, look_ns; /* look_ns: when to look at its memory next */
	struct hone_capture output, record, sanitizer;
	struct hone_denied denied;
	struct hone_mapped solution;
	struct hone_looping looping;
	bool is_ready;
	uint8_t token[HONE_TOKEN_BYTES];
	uint64_t tripwire; /* ending.h */
	enum hone_stopped stopped;
};

/* Forks for test number `which` of the watch. False with words on standard error. */
bool hone_running_start(struct hone_running *r, const struct hone_watch *watch, size_t which);

/* READY comes first; then the solution's place is known and the listener is fetched. */
void hone_running_check_ready(struct hone_running *r);

/* Ends it unless it has ended; the reason stays the first one. */
void hone_running_stop(struct hone_running *r, enum hone_stopped why);

/* Is more resident than `max_bytes`? */
bool hone_running_is_over(struct hone_running *r, uint64_t max_bytes);

/* Frees all that belongs to the test; the place can be used again. */
void hone_running_release(struct hone_running *r);

uint64_t hone_monotonic_ns(void);

#pragma GCC visibility pop

#endif
