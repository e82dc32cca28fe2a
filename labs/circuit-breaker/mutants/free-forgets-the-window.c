/* mutant: free-forgets-the-window
 * killed by: a_freed_breaker_leaves_nothing
 * why learners write this: free(b) frees the breaker, and what it points to is thought to go with
 * it */
#include "circuit_breaker.h"

#include <stdlib.h>
#include <string.h>

#define MOST_SLOTS 65536

struct tally {
	uint64_t results, failures;
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	enum breaker_state state;
	uint64_t generation;
	uint64_t opened_ns;
	uint32_t in_flight, successes;
	struct tally sum;
	uint32_t newest;
	uint64_t newest_bucket;
	struct tally *slots;
};

static void window_clear(struct breaker *b)
{
	memset(b->slots, 0, b->cfg.window_size * sizeof *b->slots);
	b->sum = (struct tally){ 0, 0 };
}

static void window_roll(struct breaker *b, uint64_t steps)
{
	if (steps > b->cfg.window_size)
		steps = b->cfg.window_size;
	for (; steps > 0; steps--) {
		struct tally *oldest;

		b->newest = (b->newest + 1) % b->cfg.window_size;
		oldest = &b->slots[b->newest];
		b->sum.results -= oldest->results;
		b->sum.failures -= oldest->failures;
		*oldest = (struct tally){ 0, 0 };
	}
}

static void window_catch_up(struct breaker *b)
{
	uint64_t bucket = hone_now_ns(b->clock) / b->cfg.bucket_ns;

	if (bucket <= b->newest_bucket)
		return;
	window_roll(b, bucket - b->newest_bucket);
	b->newest_bucket = bucket;
}

static void window_add(struct breaker *b, bool failed)
{
	struct tally *slot;

	if (b->cfg.window == BREAKER_LAST_CALLS)
		window_roll(b, 1);
	else
		window_catch_up(b);
	slot = &b->slots[b->newest];
	slot->results++;
	slot->failures += failed;
	b->sum.results++;
	b->sum.failures += failed;
}

static bool window_is_bad(const struct breaker *b)
{
	return b->sum.results >= b->cfg.min_calls &&
	       b->sum.failures * 1000 >= b->sum.results * b->cfg.failure_permille;
}

static void enter(struct breaker *b, enum breaker_state to)
{
	b->state = to;
	b->generation++;
	b->in_flight = 0;
	b->successes = 0;
	if (to == BREAKER_OPEN)
		b->opened_ns = hone_now_ns(b->clock);
	if (to == BREAKER_CLOSED)
		window_clear(b);
}

static void tell_if_changed(const struct breaker *b, enum breaker_state from)
{
	if (b->state != from && b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

static bool wait_is_over(const struct breaker *b)
{
	uint64_t now_ns = hone_now_ns(b->clock);

	return now_ns >= b->opened_ns && now_ns - b->opened_ns >= b->cfg.open_ns;
}

static bool window_is_in_range(const struct breaker_config *cfg)
{
	if (cfg->window_size < 1 || cfg->window_size > MOST_SLOTS || cfg->min_calls < 1)
		return false;
	if (cfg->window == BREAKER_LAST_CALLS)
		return cfg->min_calls <= cfg->window_size;
	return cfg->window == BREAKER_LAST_BUCKETS && cfg->bucket_ns >= 1;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!window_is_in_range(cfg) || cfg->failure_permille < 1 || cfg->failure_permille > 1000 ||
	    cfg->probes_in_flight < 1 || cfg->probes_to_close < 1)
		return NULL;
	b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->slots = calloc(cfg->window_size, sizeof *b->slots);
	if (!b->slots) {
		free(b);
		return NULL;
	}
	b->cfg = *cfg;
	b->clock = clock;
	b->generation = 1;
	return b;
}

void breaker_free(struct breaker *b)
{
	free(b);
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	enum breaker_state from = b->state;

	*permit = 0;
	if (b->state == BREAKER_OPEN) {
		if (!wait_is_over(b))
			return false;
		enter(b, BREAKER_HALF_OPEN);
	}
	if (b->state == BREAKER_HALF_OPEN) {
		if (b->in_flight == b->cfg.probes_in_flight)
			return false;
		b->in_flight++;
	}
	*permit = b->generation;
	tell_if_changed(b, from);
	return true;
}

static void probe_ended(struct breaker *b, bool failed)
{
	b->in_flight--;
	if (failed)
		enter(b, BREAKER_OPEN);
	else if (++b->successes == b->cfg.probes_to_close)
		enter(b, BREAKER_CLOSED);
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	enum breaker_state from = b->state;
	bool failed = !success || (b->cfg.slow_ns && elapsed_ns > b->cfg.slow_ns);

	if (permit != b->generation)
		return;
	if (b->state == BREAKER_HALF_OPEN) {
		probe_ended(b, failed);
	} else {
		window_add(b, failed);
		if (window_is_bad(b))
			enter(b, BREAKER_OPEN);
	}
	tell_if_changed(b, from);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->generation && b->state == BREAKER_HALF_OPEN)
		b->in_flight--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
