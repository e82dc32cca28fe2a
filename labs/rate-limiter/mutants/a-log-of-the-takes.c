/* mutant: a-log-of-the-takes
 * behaves like: a sliding window: each token comes back when the window since its own take is
 * over
 * killed by: a_call_takes_as_long_after_many_calls_as_after_few
 * why learners write this: "at most so many in this time" asks for a list of when they were
 * taken */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t *taken_ns;
};

static bool fits(struct bucket_rate rate, uint64_t burst)
{
	if (rate.tokens == 0 || rate.per_ns == 0 || burst == 0)
		return false;
	return burst <= (UINT64_MAX - 1) / rate.per_ns;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (!fits(rate, burst) || burst > 1 << 20)
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	*b = (struct bucket){ clock, rate, burst, calloc(burst, sizeof *b->taken_ns) };
	if (b->taken_ns)
		return b;
	free(b);
	return NULL;
}

void bucket_free(struct bucket *b)
{
	if (b)
		free(b->taken_ns);
	free(b);
}

/* A place of the log is free once its time is over; 0 is free from the start. */
static uint64_t window_ns(const struct bucket *b)
{
	return b->burst * b->rate.per_ns / b->rate.tokens;
}

static bool is_free(const struct bucket *b, uint64_t i, uint64_t now_ns)
{
	return !b->taken_ns[i] || now_ns - b->taken_ns[i] >= window_ns(b);
}

uint64_t bucket_available(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), there = 0;

	for (uint64_t i = 0; i < b->burst; i++)
		there += is_free(b, i, now_ns);
	return there;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	uint64_t now_ns = hone_now_ns(b->clock);

	if (n > bucket_available(b))
		return false;
	for (uint64_t i = 0; n > 0; i++) {
		if (!is_free(b, i, now_ns))
			continue;
		b->taken_ns[i] = now_ns;
		n--;
	}
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t oldest_ns = UINT64_MAX;

	if (n > b->burst)
		return BUCKET_NEVER;
	if (n <= bucket_available(b))
		return 0;
	for (uint64_t i = 0; i < b->burst; i++)
		if (b->taken_ns[i] && b->taken_ns[i] < oldest_ns)
			oldest_ns = b->taken_ns[i];
	return oldest_ns + window_ns(b) - hone_now_ns(b->clock);
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	for (uint64_t i = 0; i < b->burst && n > 0; i++) {
		n -= b->taken_ns[i] != 0;
		b->taken_ns[i] = 0;
	}
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!fits(rate, b->burst))
		return false;
	b->rate = rate;
	return true;
}
