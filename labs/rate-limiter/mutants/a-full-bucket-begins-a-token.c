/* mutant: a-full-bucket-begins-a-token
 * behaves like: a full bucket with a begun token beside it: whole tokens stop at the burst,
 * parts of one do not
 * killed by: a_full_bucket_earns_no_part_of_a_token
 * why learners write this: whole tokens and the begun one are kept apart, and the burst limits
 * the first only */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t whole, part;
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
	*b = (struct bucket){ clock, rate, burst, burst, 0, hone_now_ns(clock) };
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static void earn(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), elapsed_ns = 0;
	uint64_t room = (b->burst - b->whole) * b->rate.per_ns, parts;

	if (room > 0)
		room -= b->part;


	if (now_ns > b->last_ns)
		elapsed_ns = now_ns - b->last_ns;
	b->last_ns = now_ns;
	if (elapsed_ns > room / b->rate.tokens) {
		b->whole = b->burst;
		b->part = elapsed_ns % b->rate.per_ns * (b->rate.tokens % b->rate.per_ns) %
			  b->rate.per_ns;
		return;
	}
	parts = b->part + elapsed_ns * b->rate.tokens;
	b->whole += parts / b->rate.per_ns;
	b->part = parts % b->rate.per_ns;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	earn(b);
	if (n > b->whole)
		return false;
	b->whole -= n;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t missing;

	if (n > b->burst)
		return BUCKET_NEVER;
	earn(b);
	if (n <= b->whole)
		return 0;
	missing = (n - b->whole) * b->rate.per_ns - b->part;
	return (missing - 1) / b->rate.tokens + 1;
}

uint64_t bucket_available(struct bucket *b)
{
	earn(b);
	return b->whole;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	earn(b);
	b->whole += n < b->burst - b->whole ? n : b->burst - b->whole;
	if (b->whole == b->burst)
		b->part = 0;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!fits(rate, b->burst))
		return false;
	earn(b);
	b->part = 0;
	b->rate = rate;
	return true;
}
