/* wrong: looking-misses-the-step-back
 * cause: bucket_wait_ns and bucket_available store nothing, not even the time, so when one
 * of them is the first to see that the clock stepped back, earning does not go on from
 * there.
 * contract: "When the clock steps back nothing is earned and nothing is lost; earning goes
 * on from the new, smaller time."
 * names: steps-back */
#include "rate_limiter.h"

#include <stdlib.h>

/* Whole tokens, and a remainder in 1/per_ns of a token that the next look starts from. A look makes
 * a fresh count, and whoever changes something stores it. */
struct count {
	uint64_t tokens, rest, at_ns;
};

struct bucket {
	struct count held;
	struct bucket_rate rate;
	uint64_t burst;
	const struct hone_clock *clock;
};

/* Parts that the bucket still has room for. */
static uint64_t room(const struct bucket *b, struct count c)
{
	return (b->burst - c.tokens) * b->rate.per_ns - c.rest;
}

static struct count look(const struct bucket *b)
{
	struct count c = b->held;
	uint64_t now_ns = hone_now_ns(b->clock), parts;

	if (now_ns > c.at_ns) {
		if (now_ns - c.at_ns > room(b, c) / b->rate.tokens) {
			c.tokens = b->burst;
			c.rest = 0;
		} else {
			parts = c.rest + (now_ns - c.at_ns) * b->rate.tokens;
			c.tokens += parts / b->rate.per_ns;
			c.rest = parts % b->rate.per_ns;
		}
	}
	c.at_ns = now_ns;
	return c;
}

static bool can_have(uint64_t burst, struct bucket_rate rate)
{
	uint64_t product;

	if (burst == 0 || rate.tokens == 0 || rate.per_ns == 0)
		return false;
	product = burst * rate.per_ns;
	return product / rate.per_ns == burst && product != UINT64_MAX;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;

	if (!can_have(burst, rate))
		return NULL;
	b = malloc(sizeof *b);
	if (b)
		*b = (struct bucket){ { burst, 0, hone_now_ns(clock) }, rate, burst, clock };
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	struct count c = look(b);
	bool enough = n <= c.tokens;

	if (enough)
		c.tokens -= n;
	b->held = c;
	return enough;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	struct count c = look(b);
	uint64_t missing;

	if (n > b->burst)
		return BUCKET_NEVER;
	if (n <= c.tokens)
		return 0;
	missing = (n - c.tokens) * b->rate.per_ns - c.rest;
	return missing / b->rate.tokens + (missing % b->rate.tokens > 0);
}

uint64_t bucket_available(struct bucket *b)
{
	return look(b).tokens;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	struct count c = look(b);

	c.tokens = n < b->burst - c.tokens ? c.tokens + n : b->burst;
	if (c.tokens == b->burst)
		c.rest = 0;
	b->held = c;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	if (!can_have(b->burst, rate))
		return false;
	b->held = look(b);
	b->held.rest = 0;
	b->rate = rate;
	return true;
}
