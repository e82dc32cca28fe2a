/* mutant: keeps-the-first-block-when-short
 * behaves like: a bucket_new that leaves its first block behind when memory is too short for
 * the second
 * killed by: without_memory_there_is_no_bucket
 * why learners write this: each malloc is checked and returns NULL, as the first one does,
 * which has nothing to give back */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t *level;
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
	uint64_t *level;

	if (!fits(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	level = malloc(sizeof *level);
	if (!level)
		return NULL;
	*b = (struct bucket){ clock, rate, burst, level, hone_now_ns(clock) };
	*level = burst * rate.per_ns;
	return b;
}

void bucket_free(struct bucket *b)
{
	if (b)
		free(b->level);
	free(b);
}

static void earn(struct bucket *b)
{
	uint64_t now_ns = hone_now_ns(b->clock), elapsed_ns = 0;
	uint64_t room = b->burst * b->rate.per_ns - *b->level;

	if (now_ns > b->last_ns)
		elapsed_ns = now_ns - b->last_ns;
	b->last_ns = now_ns;
	if (elapsed_ns > room / b->rate.tokens)
		*b->level += room;
	else
		*b->level += elapsed_ns * b->rate.tokens;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	earn(b);
	if (n > *b->level / b->rate.per_ns)
		return false;
	*b->level -= n * b->rate.per_ns;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t missing;

	if (n > b->burst)
		return BUCKET_NEVER;
	earn(b);
	if (n * b->rate.per_ns <= *b->level)
		return 0;
	missing = n * b->rate.per_ns - *b->level;
	return (missing - 1) / b->rate.tokens + 1;
}

uint64_t bucket_available(struct bucket *b)
{
	earn(b);
	return *b->level / b->rate.per_ns;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	uint64_t room;

	earn(b);
	room = b->burst * b->rate.per_ns - *b->level;
	if (n > room / b->rate.per_ns)
		*b->level += room;
	else
		*b->level += n * b->rate.per_ns;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!fits(rate, b->burst))
		return false;
	*b->level = bucket_available(b) * rate.per_ns;
	b->rate = rate;
	return true;
}
