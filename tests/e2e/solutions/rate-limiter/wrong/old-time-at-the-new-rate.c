/* wrong: old-time-at-the-new-rate
 * cause: bucket_set_rate does not earn up to now before it changes the rate, so the time
 * since the last call is paid at the new rate.
 * contract: "What was earned until now came at the old rate and stays"
 * names: set-rate */
#include "rate_limiter.h"

#include <stdlib.h>

/* The level is counted in parts: per_ns parts are a token, and each nanosecond earns `tokens` of
 * them. So nothing is ever rounded. */
struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t level, full; /* in parts; level <= full */
	uint64_t last_ns;
};

static bool is_refused(struct bucket_rate rate, uint64_t burst)
{
	if (rate.tokens == 0 || rate.per_ns == 0 || burst == 0)
		return true;
	return burst > (UINT64_MAX - 1) / rate.per_ns;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (is_refused(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	b->clock = clock;
	b->rate = rate;
	b->burst = burst;
	b->full = burst * rate.per_ns;
	b->level = b->full;
	b->last_ns = hone_now_ns(clock);
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static void earn(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), elapsed_ns = 0;

	if (now_ns > b->last_ns)
		elapsed_ns = now_ns - b->last_ns;
	b->last_ns = now_ns;
	if (elapsed_ns > (b->full - b->level) / b->rate.tokens)
		b->level = b->full;
	else
		b->level += elapsed_ns * b->rate.tokens;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	earn(b);
	if (n > b->burst || n * b->rate.per_ns > b->level)
		return false;
	b->level -= n * b->rate.per_ns;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t missing;

	earn(b);
	if (n > b->burst)
		return BUCKET_NEVER;
	if (n * b->rate.per_ns <= b->level)
		return 0;
	missing = n * b->rate.per_ns - b->level;
	return missing / b->rate.tokens + (missing % b->rate.tokens != 0);
}

uint64_t bucket_available(struct bucket *b)
{
	earn(b);
	return b->level / b->rate.per_ns;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	earn(b);
	if (n > (b->full - b->level) / b->rate.per_ns)
		b->level = b->full;
	else
		b->level += n * b->rate.per_ns;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (is_refused(rate, b->burst))
		return false;
	b->level = b->level / b->rate.per_ns * rate.per_ns;
	b->full = b->burst * rate.per_ns;
	b->rate = rate;
	return true;
}
