/* wrong: opener-not-a-probe
 * cause: The acquire that moves OPEN to HALF_OPEN is granted, but not counted among the probes
 *    that are out, so one more than probes_in_flight can be out.
 * contract: "the first acquire at that time or later moves it to HALF_OPEN and is its first
 *    probe"
 * names: in-flight */
#include "circuit_breaker.h"

#include <stdlib.h>
#include <string.h>

/* One ring serves both windows: a cell is one result, or one bucket of them. */
struct tally {
	uint64_t results, failures;
};

struct breaker {
	struct breaker_config cfg;
	const struct hone_clock *clock;
	enum breaker_state state;
	uint64_t epoch;      /* which state this is, counted from 1; it is the permit too */
	uint64_t opened_ns;
	uint32_t out;        /* probes that are out */
	uint32_t successes;  /* of probes */
	uint64_t newest;     /* the bucket of ring[head] */
	uint32_t head;
	struct tally total;
	struct tally ring[];
};

static bool is_sound(const struct breaker_config *c)
{
	if (c->window_size < 1 || c->window_size > 65536 || c->min_calls < 1)
		return false;
	if (c->failure_permille < 1 || c->failure_permille > 1000)
		return false;
	if (c->probes_in_flight < 1 || c->probes_to_close < 1)
		return false;
	if (c->window == BREAKER_LAST_CALLS)
		return c->min_calls <= c->window_size;
	return c->window == BREAKER_LAST_BUCKETS && c->bucket_ns >= 1;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!is_sound(cfg))
		return NULL;
	b = calloc(1, sizeof *b + cfg->window_size * sizeof b->ring[0]);
	if (!b)
		return NULL;
	b->cfg = *cfg;
	b->clock = clock;
	b->state = BREAKER_CLOSED;
	b->epoch = 1;
	if (cfg->window == BREAKER_LAST_BUCKETS)
		b->newest = hone_now_ns(clock) / cfg->bucket_ns;
	return b;
}

void breaker_free(struct breaker *b)
{
	free(b);
}

static void clear_window(struct breaker *b)
{
	memset(b->ring, 0, b->cfg.window_size * sizeof b->ring[0]);
	memset(&b->total, 0, sizeof b->total);
}

static void enter(struct breaker *b, enum breaker_state to)
{
	b->state = to;
	b->epoch++;
	b->out = 0;
	b->successes = 0;
	if (to == BREAKER_OPEN)
		b->opened_ns = hone_now_ns(b->clock);
	if (to == BREAKER_CLOSED)
		clear_window(b);
}

static void tell(const struct breaker *b, enum breaker_state from)
{
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

static bool is_over(const struct breaker *b)
{
	uint64_t now = hone_now_ns(b->clock);

	return now >= b->opened_ns && now - b->opened_ns >= b->cfg.open_ns;
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	*permit = 0;
	if (b->state == BREAKER_OPEN) {
		if (!is_over(b))
			return false;
		enter(b, BREAKER_HALF_OPEN);
		*permit = b->epoch;
		tell(b, BREAKER_OPEN);
		return true;
	}
	if (b->state == BREAKER_HALF_OPEN) {
		if (b->out >= b->cfg.probes_in_flight)
			return false;
		b->out++;
	}
	*permit = b->epoch;
	return true;
}

/* The next cell becomes the newest; what was in it leaves. */
static void step(struct breaker *b)
{
	struct tally *cell;

	b->head = (b->head + 1) % b->cfg.window_size;
	cell = &b->ring[b->head];
	b->total.results -= cell->results;
	b->total.failures -= cell->failures;
	memset(cell, 0, sizeof *cell);
}

static void catch_up(struct breaker *b)
{
	uint64_t bucket, behind;

	if (b->cfg.window == BREAKER_LAST_CALLS) {
		step(b);
		return;
	}
	bucket = hone_now_ns(b->clock) / b->cfg.bucket_ns;
	if (bucket <= b->newest)
		return;
	behind = bucket - b->newest;
	if (behind > b->cfg.window_size)
		behind = b->cfg.window_size;
	while (behind--)
		step(b);
	b->newest = bucket;
}

static void record_closed(struct breaker *b, bool failed)
{
	catch_up(b);
	b->ring[b->head].results++;
	b->ring[b->head].failures += failed;
	b->total.results++;
	b->total.failures += failed;
	if (b->total.results < b->cfg.min_calls)
		return;
	if (b->total.failures * 1000 < b->total.results * b->cfg.failure_permille)
		return;
	enter(b, BREAKER_OPEN);
	tell(b, BREAKER_CLOSED);
}

static void record_probe(struct breaker *b, bool failed)
{
	if (b->out)
		b->out--;
	if (!failed && ++b->successes < b->cfg.probes_to_close)
		return;
	enter(b, failed ? BREAKER_OPEN : BREAKER_CLOSED);
	tell(b, BREAKER_HALF_OPEN);
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	bool failed = !success || (b->cfg.slow_ns && elapsed_ns > b->cfg.slow_ns);

	if (permit != b->epoch)
		return;
	if (b->state == BREAKER_CLOSED)
		record_closed(b, failed);
	else if (b->state == BREAKER_HALF_OPEN)
		record_probe(b, failed);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->epoch && b->state == BREAKER_HALF_OPEN && b->out)
		b->out--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
