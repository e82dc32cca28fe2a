/* mutant: level-is-a-double
 * behaves like: a bucket with its tokens in a double: sums of fractions come out a little short
 * killed by: looking_often_loses_nothing
 * why learners write this: fractions of a token ask for a floating point number, and the first
 * tests agree */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	double level;
	uint64_t last_ns;
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

	if (!fits(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	*b = (struct bucket){ clock, rate, burst, (double)burst, hone_now_ns(clock) };
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static uint64_t whole(double d)
{
	return d >= 18446744073709549568.0 ? UINT64_MAX - 2047 : (uint64_t)d;
}

static void earn(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock);

	if (now_ns > b->last_ns)
		b->level += (double)(now_ns - b->last_ns) * (double)b->rate.tokens /
			    (double)b->rate.per_ns;
	b->last_ns = now_ns;
	if (b->level > (double)b->burst)
		b->level = (double)b->burst;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	earn(b);
	if ((double)n > b->level)
		return false;
	b->level -= (double)n;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	double wait_ns;

	if (n > b->burst)
		return BUCKET_NEVER;
	earn(b);
	if ((double)n <= b->level)
		return 0;
	wait_ns = ((double)n - b->level) * (double)b->rate.per_ns / (double)b->rate.tokens;
	return whole(wait_ns) + (wait_ns > (double)whole(wait_ns));
}

uint64_t bucket_available(struct bucket *b)
{
	earn(b);
	return whole(b->level);
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	earn(b);
	b->level += (double)n;
	if (b->level > (double)b->burst)
		b->level = (double)b->burst;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!fits(rate, b->burst))
		return false;
	earn(b);
	b->rate = rate;
	return true;
}
