/* wrong: slow-probe-is-fine
 * cause: slow_ns is looked at in CLOSED only; in HALF_OPEN a probe that succeeded, however
 *    slowly, counts as a success.
 * contract: "a success that took longer counts as a failure; 0: never"
 * names: slow */
#include "circuit_breaker.h"

#include <stdlib.h>
#include <string.h>

/* Every slot knows which bucket (or, for LAST_CALLS, which result) it holds; what has left the
 * window is not cleared but passed over when the slots are summed. */
struct slot {
	uint64_t number;
	uint64_t good, bad;
};

struct window {
	struct slot *slots;
	uint32_t size;
	uint64_t now;     /* the highest number so far */
	uint64_t calls_bad, calls; /* LAST_CALLS is not summed, but counted along */
};

struct breaker {
	struct window w;
	struct breaker_config cfg;
	const struct hone_clock *clock;
	enum breaker_state state;
	uint64_t epoch;
	uint64_t open_since;
	uint32_t out, passed;
};

static bool is_valid(const struct breaker_config *c)
{
	uint32_t most_min_calls = c->window == BREAKER_LAST_CALLS ? c->window_size : UINT32_MAX;

	if (c->window != BREAKER_LAST_CALLS &&
	    (c->window != BREAKER_LAST_BUCKETS || c->bucket_ns < 1))
		return false;
	if (c->window_size - 1 > 65535 || c->min_calls - 1 > most_min_calls - 1)
		return false;
	return c->failure_permille - 1 <= 999 && c->probes_in_flight && c->probes_to_close;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b = NULL;
	struct slot *slots = NULL;

	if (!is_valid(cfg))
		return NULL;
	b = calloc(1, sizeof *b);
	slots = calloc(cfg->window_size, sizeof *slots);
	if (!b || !slots) {
		free(slots);
		free(b);
		return NULL;
	}
	b->w.slots = slots;
	b->w.size = cfg->window_size;
	b->cfg = *cfg;
	b->clock = clock;
	b->epoch = 1;
	return b;
}

void breaker_free(struct breaker *b)
{
	if (b)
		free(b->w.slots);
	free(b);
}

static void clear(struct window *w)
{
	memset(w->slots, 0, w->size * sizeof *w->slots);
	w->calls = w->calls_bad = 0;
}

static void set_state(struct breaker *b, enum breaker_state to)
{
	enum breaker_state from = b->state;

	b->state = to;
	b->epoch++;
	if (to == BREAKER_OPEN)
		b->open_since = hone_now_ns(b->clock);
	if (to == BREAKER_CLOSED)
		clear(&b->w);
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, to, b->cfg.ctx);
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	uint64_t now = hone_now_ns(b->clock);

	*permit = 0;
	if (b->state == BREAKER_CLOSED) {
		*permit = b->epoch;
		return true;
	}
	if (b->state == BREAKER_HALF_OPEN) {
		if (b->out >= b->cfg.probes_in_flight)
			return false;
		b->out++;
		*permit = b->epoch;
		return true;
	}
	if (now < b->open_since || now - b->open_since < b->cfg.open_ns)
		return false;
	b->out = 1;
	b->passed = 0;
	*permit = b->epoch + 1;
	set_state(b, BREAKER_HALF_OPEN);
	return true;
}

static void add(struct window *w, uint64_t number, bool bad)
{
	struct slot *slot = &w->slots[number % w->size];

	if (slot->number != number) {
		slot->number = number;
		slot->good = slot->bad = 0;
	}
	if (bad)
		slot->bad++;
	else
		slot->good++;
}

static void add_call(struct window *w, bool bad)
{
	struct slot *next = &w->slots[++w->now % w->size];

	w->calls -= next->good + next->bad;
	w->calls_bad -= next->bad;
	add(w, w->now, bad);
	w->calls++;
	w->calls_bad += bad;
}

static void add_now(struct window *w, uint64_t bucket, bool bad)
{
	if (bucket > w->now)
		w->now = bucket;
	add(w, w->now, bad);
}

static void sum_up(const struct window *w, uint64_t *calls, uint64_t *bad)
{
	for (uint32_t i = 0; i < w->size; i++) {
		const struct slot *slot = &w->slots[i];

		if (w->now - slot->number >= w->size)
			continue;
		*calls += slot->good + slot->bad;
		*bad += slot->bad;
	}
}

static void record_closed(struct breaker *b, bool bad)
{
	uint64_t calls = 0, failures = 0;

	if (b->cfg.window == BREAKER_LAST_CALLS) {
		add_call(&b->w, bad);
		calls = b->w.calls;
		failures = b->w.calls_bad;
	} else {
		add_now(&b->w, hone_now_ns(b->clock) / b->cfg.bucket_ns, bad);
		sum_up(&b->w, &calls, &failures);
	}
	if (calls >= b->cfg.min_calls && failures * 1000 >= calls * b->cfg.failure_permille)
		set_state(b, BREAKER_OPEN);
}

static bool is_slow(const struct breaker *b, uint64_t elapsed_ns)
{
	return b->cfg.slow_ns > 0 && elapsed_ns > b->cfg.slow_ns;
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	if (permit != b->epoch)
		return;
	if (b->state == BREAKER_CLOSED) {
		record_closed(b, !success || is_slow(b, elapsed_ns));
		return;
	}
	b->out--;
	if (!success)
		set_state(b, BREAKER_OPEN);
	else if (++b->passed == b->cfg.probes_to_close)
		set_state(b, BREAKER_CLOSED);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->epoch && b->state == BREAKER_HALF_OPEN)
		b->out--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
