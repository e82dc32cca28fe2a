/* mutant: gcra-in-whole-nanoseconds
 * behaves like: GCRA with whole nanoseconds between two tokens, rounded up: the rate is a
 * little too low
 * killed by: it_decides_as_gcra_does
 * why learners write this: libraries do it so, and at 10 a second nobody sees the part of a
 * nanosecond */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t interval_ns;
	uint64_t last_ns;
	uint64_t until_full_ns;
};

static bool fits(struct bucket_rate rate, uint64_t burst)
{
	if (rate.tokens == 0 || rate.per_ns == 0 || burst == 0)
		return false;
	return burst <= (UINT64_MAX - 1) / rate.per_ns;
}

static uint64_t interval(struct bucket_rate rate)
{
	return rate.per_ns / rate.tokens + (rate.per_ns % rate.tokens > 0);
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (!fits(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	*b = (struct bucket){ clock, rate, burst, interval(rate), hone_now_ns(clock), 0 };
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static void pass(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), elapsed_ns = 0;

	if (now_ns > b->last_ns)
		elapsed_ns = now_ns - b->last_ns;
	b->last_ns = now_ns;
	b->until_full_ns -= elapsed_ns < b->until_full_ns ? elapsed_ns : b->until_full_ns;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t most_ns = b->burst * b->interval_ns, need_ns;

	if (n > b->burst)
		return BUCKET_NEVER;
	pass(b);
	need_ns = b->until_full_ns + n * b->interval_ns;
	return need_ns > most_ns ? need_ns - most_ns : 0;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	if (bucket_wait_ns(b, n) > 0)
		return false;
	b->until_full_ns += n * b->interval_ns;
	return true;
}

uint64_t bucket_available(struct bucket *b)
{
	pass(b);
	return (b->burst * b->interval_ns - b->until_full_ns) / b->interval_ns;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	pass(b);
	if (n > b->until_full_ns / b->interval_ns)
		b->until_full_ns = 0;
	else
		b->until_full_ns -= n * b->interval_ns;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	uint64_t taken;

	if (!fits(rate, b->burst))
		return false;
	taken = b->burst - bucket_available(b);
	b->rate = rate;
	b->interval_ns = interval(rate);
	b->until_full_ns = taken * b->interval_ns;
	return true;
}
