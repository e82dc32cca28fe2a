/* circuit_breaker.h: stop calling what is failing, and find out carefully when it has recovered.
 *
 * CLOSED lets calls through and counts how they end. Too large a share of failures makes it OPEN:
 * calls are refused at once. After a while it is HALF_OPEN: a few probes go through, and their
 * results decide whether it closes or opens again.
 *
 * Every time is in nanoseconds, every share in permille. Only breaker_new allocates. A clock that
 * steps back unlocks nothing early and revives no old result. One thread. */
#ifndef CIRCUIT_BREAKER_H
#define CIRCUIT_BREAKER_H

#include <hone/clock.h>

#include <stdbool.h>
#include <stdint.h>

enum breaker_state { BREAKER_CLOSED, BREAKER_OPEN, BREAKER_HALF_OPEN };

/* Which results are in the window. LAST_CALLS: the last window_size of them, whenever they came; a
 * result costs the same however many those are. LAST_BUCKETS: those of the bucket that it is now
 * and of the window_size - 1 buckets before it; a result recorded at time t is in bucket
 * t / bucket_ns, rounded down. Buckets leave one at a time, and however long nothing was called,
 * catching up costs at most window_size steps. When the clock steps back a new result is in the
 * window all the same, with the results of later buckets or without them. */
enum breaker_window { BREAKER_LAST_CALLS, BREAKER_LAST_BUCKETS };

struct breaker_config {
	enum breaker_window window;  /* one of the two above */
	uint32_t window_size;        /* results, or buckets: 1 .. 65536 */
	uint64_t bucket_ns;          /* LAST_BUCKETS: at least 1; LAST_CALLS does not look at it */
	uint32_t min_calls;          /* no verdict on fewer results than this; at least 1, and for
				      * LAST_CALLS at most window_size */
	uint32_t failure_permille;   /* opens at this share of failures or above: 1 .. 1000 */
	uint64_t slow_ns;            /* a success that took longer counts as a failure; 0: never */
	uint64_t open_ns;            /* how long OPEN refuses; UINT64_MAX: for good, in effect */
	uint32_t probes_in_flight;   /* HALF_OPEN: at most so many at once; at least 1 */
	uint32_t probes_to_close;    /* HALF_OPEN: so many successes close it; at least 1 */

	/* Told of each change of state, once, as the last thing of the call that caused it: the
	 * breaker is in state `to` already. It may call breaker_get_state and nothing else. May be
	 * NULL. */
	void (*on_changed)(enum breaker_state from, enum breaker_state to, void *ctx);
	void *ctx;                   /* handed to on_changed as it is */
};

struct breaker;

/* A breaker that is CLOSED, with an empty window. *cfg is copied; the clock is borrowed and
 * outlives the breaker. NULL if a field is out of range or memory is short. The caller frees it
 * with breaker_free. */
struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock);

/* Frees the breaker. NULL is fine. Permits that are still out are forgotten. */
void breaker_free(struct breaker *b);

/* Asks to make one call. True: *permit is set, never to 0, and is given back once, by record or by
 * cancel. False: do not call; *permit is 0.
 *
 * CLOSED grants always. OPEN refuses until the clock reads open_ns more than when it opened; the
 * first acquire at that time or later moves it to HALF_OPEN and is its first probe, and one
 * nanosecond earlier is refused. HALF_OPEN grants while fewer than probes_in_flight permits of
 * this HALF_OPEN are out. */
bool breaker_acquire(struct breaker *b, uint64_t *permit);

/* The call that the permit was for has ended. A permit that is older than the latest change of
 * state is ignored, and so is 0.
 *
 * CLOSED: the result enters the window, and then the window is judged, after a success too: with
 * min_calls results or more in it, failures * 1000 >= results * failure_permille opens.
 * HALF_OPEN: a failure opens again, and open_ns starts anew. The probes_to_close-th success closes,
 * with an empty window. */
void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns);

/* Gives a permit back uncounted: the call was not made after all, or failed by the caller's own
 * mistake (a 400). In HALF_OPEN its place is free again. Ignored as in record. */
void breaker_cancel(struct breaker *b, uint64_t permit);

/* The state. Only looks: OPEN stays OPEN, however late it is, until an acquire moves it. */
enum breaker_state breaker_get_state(const struct breaker *b);

#endif
