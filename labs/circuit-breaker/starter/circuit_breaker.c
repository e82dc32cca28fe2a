/* circuit_breaker.c: yours to write. circuit_breaker.h is the contract, and its words decide.
 *
 * The steps are in the order in which the requirements ask for them: write one, save, look. Each
 * (void) marks an argument that is not used yet; it goes when you use the argument. */
#include "circuit_breaker.h"

#include <stddef.h>

/* What a breaker remembers from one call to the next. */
struct breaker {
	enum breaker_state state;
};

/* TODO step 1: allocate a breaker that is CLOSED, copy *cfg into it and keep the clock.
 * TODO step 3: make room for window_size results.
 * TODO step 10: and for window_size buckets.
 * TODO step 13: refuse a field that is out of range, before anything is allocated. If you allocate
 *      twice, what becomes of the first block when the second one fails? */
struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	(void)cfg;
	(void)clock;
	return NULL;
}

/* TODO step 1: free what breaker_new allocated. */
void breaker_free(struct breaker *b)
{
	(void)b;
}

/* TODO step 1: CLOSED grants: set *permit to something that is not 0.
 * TODO step 4: OPEN refuses until open_ns has passed. The first acquire after that moves the
 *      breaker to HALF_OPEN and is its first probe.
 * TODO step 5: HALF_OPEN grants while fewer than probes_in_flight permits are out.
 * TODO step 7: which permit tells record() in which stretch of CLOSED or HALF_OPEN it was granted?
 * TODO step 11: what does your comparison of two times say when the clock has stepped back? */
bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	(void)b;
	*permit = 0;
	return false;
}

/* TODO step 2: CLOSED: count results and failures; open when the share is reached.
 * TODO step 3: let only the last window_size results count.
 * TODO step 5: HALF_OPEN: the place of the probe is free again.
 * TODO step 6: a failed probe opens again; probes_to_close successes close, with an empty window.
 * TODO step 7: ignore a permit that is older than the latest change of state.
 * TODO step 9: a success that took longer than slow_ns is a failure.
 * TODO step 10: LAST_BUCKETS: drop the buckets that are too old, then count into the bucket of now.
 * TODO step 12: tell on_changed of the change, as the last thing; in acquire too. */
void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	(void)b;
	(void)permit;
	(void)success;
	(void)elapsed_ns;
}

/* TODO step 8: the place of the probe is free again, and nothing is counted. */
void breaker_cancel(struct breaker *b, uint64_t permit)
{
	(void)b;
	(void)permit;
}

/* TODO step 1: the state, and nothing else. */
enum breaker_state breaker_get_state(const struct breaker *b)
{
	(void)b;
	return BREAKER_CLOSED;
}
