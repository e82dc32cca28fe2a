/* honest: one level in parts of a token, 64 bits throughout, one block. Liberties: the begun part
 * of a token is dropped by a new rate; a rate that is refused does not look at the clock. */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	uint64_t level; /* per_ns parts are a token, and a nanosecond earns `tokens` parts */
	uint64_t burst, tokens, per_ns;
	uint64_t last_ns;
	const struct hone_clock *clock;
};

static bool is_possible(struct bucket_rate rate, uint64_t burst)
{
	if (rate.tokens == 0 || rate.per_ns == 0 || burst == 0)
		return false;
	return burst <= (UINT64_MAX - 1) / rate.per_ns;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (!is_possible(rate, burst))
		return NULL;
	b = malloc(sizeof *b);
	if (!b)
		return NULL;
	b->level = burst * rate.per_ns;
	b->burst = burst;
	b->tokens = rate.tokens;
	b->per_ns = rate.per_ns;
	b->last_ns = hone_now_ns(clock);
	b->clock = clock;
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static uint64_t room(const struct bucket *b)
{
	return b->burst * b->per_ns - b->level;
}

static void drip(struct bucket *b)
{
	uint64_t then_ns = b->last_ns, elapsed_ns;

	b->last_ns = hone_now_ns(b->clock);
	if (b->last_ns <= then_ns)
		return;
	elapsed_ns = b->last_ns - then_ns;
	if (elapsed_ns <= room(b) / b->tokens)
		b->level += elapsed_ns * b->tokens;
	else
		b->level += room(b);
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	drip(b);
	if (n > b->level / b->per_ns)
		return false;
	b->level -= n * b->per_ns;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t missing;

	drip(b);
	if (n > b->burst)
		return BUCKET_NEVER;
	if (n * b->per_ns <= b->level)
		return 0;
	missing = n * b->per_ns - b->level;
	return 1 + (missing - 1) / b->tokens;
}

uint64_t bucket_available(struct bucket *b)
{
	drip(b);
	return b->level / b->per_ns;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	drip(b);
	b->level += n <= room(b) / b->per_ns ? n * b->per_ns : room(b);
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!is_possible(rate, b->burst))
		return false;
	drip(b);
	b->level = b->level / b->per_ns * rate.per_ns;
	b->tokens = rate.tokens;
	b->per_ns = rate.per_ns;
	return true;
}
