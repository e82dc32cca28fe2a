/* honest: a circle of linked nodes, each allocated by itself. Liberties: an acquire in CLOSED
 * reads the clock and moves the buckets on as well; permits are large numbers in no order; the time
 * of opening is what the clock said then, even when it had said more before; the latest bucket
 * stays the newest while the clock is before it. */
#include "circuit_breaker.h"

#include <stdlib.h>

struct node {
	struct node *next;
	uint64_t good, bad;
};

struct breaker {
	const struct hone_clock *clock;
	struct breaker_config cfg;
	struct node *newest; /* newest->next is the oldest */
	uint64_t bucket;     /* of the newest */
	uint64_t good, bad;
	enum breaker_state state;
	uint64_t permit;     /* what is handed out at present */
	uint64_t opened_at;
	uint64_t places, missing; /* HALF_OPEN: free places, successes still to come */
};

static bool is_allowed(const struct breaker_config *cfg)
{
	uint32_t most_calls;

	if (cfg->window == BREAKER_LAST_CALLS)
		most_calls = cfg->window_size;
	else if (cfg->window == BREAKER_LAST_BUCKETS && cfg->bucket_ns > 0)
		most_calls = UINT32_MAX;
	else
		return false;
	if (cfg->window_size < 1 || cfg->window_size > 65536)
		return false;
	if (cfg->min_calls < 1 || cfg->min_calls > most_calls)
		return false;
	if (cfg->failure_permille < 1 || cfg->failure_permille > 1000)
		return false;
	return cfg->probes_in_flight > 0 && cfg->probes_to_close > 0;
}

/* Puts one more node into the circle, after the newest. */
static bool grow_circle(struct breaker *b)
{
	struct node *node = calloc(1, sizeof *node);

	if (!node)
		return false;
	if (!b->newest)
		b->newest = node;
	node->next = b->newest->next ? b->newest->next : node;
	b->newest->next = node;
	return true;
}

/* Odd, so that its multiples do not come to 0 before 2^64 of them. */
static void change_permit(struct breaker *b)
{
	b->permit += UINT64_C(0xd1342543de82ef95);
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!is_allowed(cfg))
		return NULL;
	b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->clock = clock;
	b->cfg = *cfg;
	for (uint32_t i = 0; i < cfg->window_size; i++) {
		if (!grow_circle(b)) {
			breaker_free(b);
			return NULL;
		}
	}
	change_permit(b);
	return b;
}

void breaker_free(struct breaker *b)
{
	if (!b)
		return;
	while (b->newest) {
		struct node *node = b->newest->next;

		if (node == b->newest)
			b->newest = NULL;
		else
			b->newest->next = node->next;
		free(node);
	}
	free(b);
}

/* The oldest node is emptied and is the newest from now on. */
static void turn(struct breaker *b)
{
	struct node *node = b->newest->next;

	b->good -= node->good;
	b->bad -= node->bad;
	node->good = 0;
	node->bad = 0;
	b->newest = node;
}

static void empty_circle(struct breaker *b)
{
	for (uint32_t i = 0; i < b->cfg.window_size; i++)
		turn(b);
}

static void move_buckets_on(struct breaker *b, uint64_t now)
{
	uint64_t bucket;

	if (b->cfg.window != BREAKER_LAST_BUCKETS)
		return;
	bucket = now / b->cfg.bucket_ns;
	if (bucket <= b->bucket)
		return;
	if (bucket - b->bucket >= b->cfg.window_size) {
		empty_circle(b);
	} else {
		for (; b->bucket < bucket; b->bucket++)
			turn(b);
	}
	b->bucket = bucket;
}

static void enter(struct breaker *b, enum breaker_state to)
{
	b->state = to;
	change_permit(b);
	switch (to) {
	case BREAKER_OPEN:
		b->opened_at = hone_now_ns(b->clock);
		break;
	case BREAKER_HALF_OPEN:
		b->places = b->cfg.probes_in_flight;
		b->missing = b->cfg.probes_to_close;
		break;
	case BREAKER_CLOSED:
		empty_circle(b);
		break;
	}
}

static void report(const struct breaker *b, enum breaker_state from)
{
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, b->state, b->cfg.ctx);
}

static bool has_waited(const struct breaker *b, uint64_t now)
{
	return now >= b->opened_at && now - b->opened_at >= b->cfg.open_ns;
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	uint64_t now = hone_now_ns(b->clock);
	enum breaker_state from = b->state;

	*permit = 0;
	if (from == BREAKER_CLOSED) {
		move_buckets_on(b, now);
		*permit = b->permit;
		return true;
	}
	if (from == BREAKER_OPEN && has_waited(b, now))
		enter(b, BREAKER_HALF_OPEN);
	if (b->state == BREAKER_OPEN || b->places == 0)
		return false;
	b->places--;
	*permit = b->permit;
	if (from == BREAKER_OPEN)
		report(b, from);
	return true;
}

static void record_result(struct breaker *b, bool good)
{
	uint64_t results;

	if (b->cfg.window == BREAKER_LAST_CALLS)
		turn(b);
	else
		move_buckets_on(b, hone_now_ns(b->clock));
	b->newest->good += good;
	b->newest->bad += !good;
	b->good += good;
	b->bad += !good;
	results = b->good + b->bad;
	if (results < b->cfg.min_calls || b->bad * 1000 < results * b->cfg.failure_permille)
		return;
	enter(b, BREAKER_OPEN);
	report(b, BREAKER_CLOSED);
}

static void record_probe(struct breaker *b, bool good)
{
	b->places++;
	if (good && --b->missing > 0)
		return;
	enter(b, good ? BREAKER_CLOSED : BREAKER_OPEN);
	report(b, BREAKER_HALF_OPEN);
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	bool slow = b->cfg.slow_ns > 0 && elapsed_ns > b->cfg.slow_ns;

	if (permit != b->permit)
		return;
	if (b->state == BREAKER_CLOSED)
		record_result(b, success && !slow);
	else if (b->state == BREAKER_HALF_OPEN)
		record_probe(b, success && !slow);
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit == b->permit && b->state == BREAKER_HALF_OPEN)
		b->places++;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
