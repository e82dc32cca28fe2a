/* wrong: old-cancel-frees-a-place
 * cause: cancel does not look at how old the permit is: one from CLOSED, given back in
 *    HALF_OPEN, frees the place of a probe that is still out.
 * contract: "In HALF_OPEN its place is free again. Ignored as in record."
 * names: stale */
#include <circuit_breaker.h>

#include <stdlib.h>
#include <string.h>

/* LAST_CALLS keeps one bit a result; LAST_BUCKETS keeps two numbers a bucket. Permits are serial
 * numbers, and each state remembers the first that is its own. */
struct calls {
	uint64_t *bits;   /* 1: a failure */
	uint32_t at;      /* where the next goes */
	uint32_t count;
	uint32_t failures;
};

struct buckets {
	uint64_t *good, *bad;
	uint64_t now;     /* the latest bucket that was seen */
	uint64_t sum_good, sum_bad;
};

struct breaker {
	const struct hone_clock *clock;
	struct breaker_config cfg;
	enum breaker_state state;
	uint64_t last_serial, first_of_state;
	uint64_t opened_at;
	uint64_t latest;  /* the clock, never stepping back */
	uint32_t in_flight, good_probes;
	struct calls calls;
	struct buckets buckets;
};

static bool in_range(uint64_t n, uint64_t lo, uint64_t hi)
{
	return n >= lo && n <= hi;
}

static bool check_config(const struct breaker_config *cfg)
{
	bool by_calls = cfg->window == BREAKER_LAST_CALLS;
	bool by_buckets = cfg->window == BREAKER_LAST_BUCKETS;

	return (by_calls || by_buckets) && in_range(cfg->window_size, 1, 65536) &&
	       (by_calls || cfg->bucket_ns > 0) &&
	       in_range(cfg->min_calls, 1, by_calls ? cfg->window_size : UINT32_MAX) &&
	       in_range(cfg->failure_permille, 1, 1000) && cfg->probes_in_flight > 0 &&
	       cfg->probes_to_close > 0;
}

static bool make_window(struct breaker *b)
{
	size_t n = b->cfg.window_size;

	if (b->cfg.window == BREAKER_LAST_CALLS) {
		b->calls.bits = calloc((n + 63) / 64, sizeof *b->calls.bits);
		return b->calls.bits;
	}
	b->buckets.good = calloc(n, sizeof *b->buckets.good);
	b->buckets.bad = calloc(n, sizeof *b->buckets.bad);
	return b->buckets.good && b->buckets.bad;
}

struct breaker *breaker_new(const struct breaker_config *cfg, const struct hone_clock *clock)
{
	struct breaker *b;

	if (!check_config(cfg))
		return NULL;
	b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->cfg = *cfg;
	b->clock = clock;
	b->first_of_state = 1;
	if (!make_window(b)) {
		breaker_free(b);
		return NULL;
	}
	return b;
}

void breaker_free(struct breaker *b)
{
	if (!b)
		return;
	free(b->calls.bits);
	free(b->buckets.good);
	free(b->buckets.bad);
	free(b);
}

static uint64_t look_at_clock(struct breaker *b)
{
	uint64_t t = hone_now_ns(b->clock);

	if (t > b->latest)
		b->latest = t;
	return b->latest;
}

/* ---- windows ---- */

static void empty_window(struct breaker *b)
{
	size_t bytes = b->cfg.window_size * sizeof(uint64_t);

	b->calls.count = 0;
	b->calls.failures = 0;
	b->calls.at = 0;
	b->buckets.sum_good = b->buckets.sum_bad = 0;
	if (b->cfg.window == BREAKER_LAST_BUCKETS) {
		memset(b->buckets.good, 0, bytes);
		memset(b->buckets.bad, 0, bytes);
	}
}

static void add_call(struct breaker *b, bool failure)
{
	struct calls *c = &b->calls;
	uint64_t *word = &c->bits[c->at / 64];
	uint64_t bit = UINT64_C(1) << (c->at % 64);

	if (c->count == b->cfg.window_size)
		c->failures -= (*word & bit) != 0;
	else
		c->count++;
	*word = failure ? *word | bit : *word & ~bit;
	c->failures += failure;
	c->at = c->at + 1 == b->cfg.window_size ? 0 : c->at + 1;
}

static void drop_bucket(struct buckets *k, size_t i)
{
	k->sum_good -= k->good[i];
	k->sum_bad -= k->bad[i];
	k->good[i] = k->bad[i] = 0;
}

static void add_to_bucket(struct breaker *b, bool failure)
{
	struct buckets *k = &b->buckets;
	uint64_t now = b->latest / b->cfg.bucket_ns;
	uint32_t size = b->cfg.window_size;

	for (uint32_t i = 0; i < size && now - k->now > i; i++)
		drop_bucket(k, (now - i) % size);
	k->now = now;
	if (failure) {
		k->bad[now % size]++;
		k->sum_bad++;
	} else {
		k->good[now % size]++;
		k->sum_good++;
	}
}

static bool is_bad_enough(const struct breaker *b)
{
	uint64_t failures = b->calls.failures, results = b->calls.count;

	if (b->cfg.window == BREAKER_LAST_BUCKETS) {
		failures = b->buckets.sum_bad;
		results = b->buckets.sum_good + b->buckets.sum_bad;
	}
	return results >= b->cfg.min_calls &&
	       failures * 1000 >= results * b->cfg.failure_permille;
}

/* ---- states ---- */

static void change(struct breaker *b, enum breaker_state to)
{
	enum breaker_state from = b->state;

	if (to == BREAKER_OPEN)
		b->opened_at = b->latest;
	if (to == BREAKER_CLOSED)
		empty_window(b);
	b->good_probes = 0;
	b->first_of_state = b->last_serial + 1;
	b->state = to;
	if (b->cfg.on_changed)
		b->cfg.on_changed(from, to, b->cfg.ctx);
}

static bool is_time(const struct breaker *b, uint64_t now)
{
	return now - b->opened_at >= b->cfg.open_ns;
}

bool breaker_acquire(struct breaker *b, uint64_t *permit)
{
	uint64_t now = look_at_clock(b);

	*permit = 0;
	switch (b->state) {
	case BREAKER_OPEN:
		if (!is_time(b, now))
			return false;
		b->in_flight = 1;
		*permit = b->last_serial + 1;
		change(b, BREAKER_HALF_OPEN);
		b->last_serial++;
		return true;
	case BREAKER_HALF_OPEN:
		if (b->in_flight >= b->cfg.probes_in_flight)
			return false;
		b->in_flight++;
		break;
	default:
		break;
	}
	*permit = ++b->last_serial;
	return true;
}

void breaker_record(struct breaker *b, uint64_t permit, bool success, uint64_t elapsed_ns)
{
	if (b->cfg.slow_ns != 0 && elapsed_ns > b->cfg.slow_ns)
		success = false;
	if (permit < b->first_of_state)
		return;
	look_at_clock(b);
	if (b->state == BREAKER_CLOSED) {
		if (b->cfg.window == BREAKER_LAST_CALLS)
			add_call(b, !success);
		else
			add_to_bucket(b, !success);
		if (is_bad_enough(b))
			change(b, BREAKER_OPEN);
	} else if (b->state == BREAKER_HALF_OPEN) {
		if (b->in_flight)
			b->in_flight--;
		if (!success)
			change(b, BREAKER_OPEN);
		else if (++b->good_probes == b->cfg.probes_to_close)
			change(b, BREAKER_CLOSED);
	}
}

void breaker_cancel(struct breaker *b, uint64_t permit)
{
	if (permit && b->state == BREAKER_HALF_OPEN && b->in_flight)
		b->in_flight--;
}

enum breaker_state breaker_get_state(const struct breaker *b)
{
	return b->state;
}
