/* mutant: divides-before-it-multiplies
 * behaves like: a refill of elapsed / per_ns * tokens in whole numbers: what is less than a
 * period earns nothing
 * killed by: tokens_come_one_after_the_other
 * why learners write this: with real numbers the order makes no difference */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t parts;
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
	*b = (struct bucket){ clock, rate, burst, burst * rate.per_ns, hone_now_ns(clock) };
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static void earn(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), elapsed_ns = 0;
	uint64_t room = b->burst * b->rate.per_ns - b->parts;

	if (now_ns > b->last_ns)
		elapsed_ns = (now_ns - b->last_ns) / b->rate.per_ns * b->rate.per_ns;
	b->last_ns = now_ns;
	if (elapsed_ns > room / b->rate.tokens)
		b->parts += room;
	else
		b->parts += elapsed_ns * b->rate.tokens;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	earn(b);
	if (n > b->parts / b->rate.per_ns)
		return false;
	b->parts -= n * b->rate.per_ns;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t missing;

	if (n > b->burst)
		return BUCKET_NEVER;
	earn(b);
	if (n * b->rate.per_ns <= b->parts)
		return 0;
	missing = n * b->rate.per_ns - b->parts;
	return (missing - 1) / b->rate.tokens + 1;
}

uint64_t bucket_available(struct bucket *b)
{
	earn(b);
	return b->parts / b->rate.per_ns;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	uint64_t room;

	earn(b);
	room = b->burst * b->rate.per_ns - b->parts;
	if (n > room / b->rate.per_ns)
		b->parts += room;
	else
		b->parts += n * b->rate.per_ns;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!fits(rate, b->burst))
		return false;
	b->parts = bucket_available(b) * rate.per_ns;
	b->rate = rate;
	return true;
}
