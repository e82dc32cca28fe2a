/* wrong: waits-for-the-old-time
 * cause: When the clock steps back the time of the last look is left as it was, so nothing
 * is earned until the clock has come up to it again.
 * contract: "earning goes on from the new, smaller time"
 * names: steps-back */
#include "rate_limiter.h"

#include <stdlib.h>

/* Whole tokens, and the begun part of the next one in 1/per_ns of a token. */
__extension__ typedef unsigned __int128 wide;

struct bucket {
	const struct hone_clock *clock;
	uint64_t whole, part; /* part < per_ns, and 0 when the bucket is full */
	uint64_t burst;
	uint64_t tokens, per_ns;
	uint64_t at_ns;
};

static bool rate_is_fine(struct bucket_rate rate, uint64_t burst)
{
	return rate.tokens > 0 && rate.per_ns > 0 && burst > 0 &&
	       (wide)burst * rate.per_ns < UINT64_MAX;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b = NULL;

	if (rate_is_fine(rate, burst))
		b = calloc(1, sizeof *b);
	if (!b)
		return NULL;
	b->clock = clock;
	b->whole = b->burst = burst;
	b->tokens = rate.tokens;
	b->per_ns = rate.per_ns;
	b->at_ns = hone_now_ns(clock);
	return b;
}

void bucket_free(struct bucket *b)
{
	if (b)
		free(b);
}

static void add_whole(struct bucket *b, uint64_t n)
{
	if (n >= b->burst - b->whole) {
		b->whole = b->burst;
		b->part = 0;
	} else {
		b->whole += n;
	}
}

static void catch_up(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock);
	wide earned = b->part;

	if (now_ns <= b->at_ns)
		return;
	earned += (wide)(now_ns - b->at_ns) * b->tokens;
	b->at_ns = now_ns;
	if (earned >= (wide)(b->burst - b->whole) * b->per_ns) {
		add_whole(b, b->burst);
	} else {
		add_whole(b, (uint64_t)earned / b->per_ns);
		b->part = (uint64_t)earned % b->per_ns;
	}
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	catch_up(b);
	if (n > b->whole)
		return false;
	b->whole -= n;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t parts;

	catch_up(b);
	if (n <= b->whole)
		return 0;
	if (n > b->burst)
		return BUCKET_NEVER;
	parts = (n - b->whole) * b->per_ns - b->part;
	return (parts - 1) / b->tokens + 1;
}

uint64_t bucket_available(struct bucket *b)
{
	catch_up(b);
	return b->whole;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	catch_up(b);
	add_whole(b, n);
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!rate_is_fine(rate, b->burst))
		return false;
	catch_up(b);
	b->part = 0;
	b->tokens = rate.tokens;
	b->per_ns = rate.per_ns;
	return true;
}
