/* honest: whole tokens beside the begun part of the next one, products in 128 bits made by hand; a
 * value that is computed anew and stored by every function. Liberties: the begun part of a token is
 * kept by a new rate, rounded down; a take of more than burst is refused without a look at the
 * clock; bucket_new asks calloc. */
#include "rate_limiter.h"

#include <stdlib.h>

struct wide {
	uint64_t hi, lo;
};

struct holding {
	uint64_t whole;
	uint64_t part; /* in 1/per_ns of a token, below one; 0 when full */
	uint64_t at_ns;
};

struct bucket {
	struct bucket_rate rate;
	uint64_t burst;
	const struct hone_clock *clock;
	struct holding now;
};

static struct wide product(uint64_t a, uint64_t b)
{
	uint64_t a1 = a >> 32, a0 = a & UINT32_MAX, b1 = b >> 32, b0 = b & UINT32_MAX;
	uint64_t low = a0 * b0, mid = a1 * b0 + (low >> 32), mid2 = a0 * b1 + (mid & UINT32_MAX);

	return (struct wide){ a1 * b1 + (mid >> 32) + (mid2 >> 32),
			      mid2 << 32 | (low & UINT32_MAX) };
}

static struct wide plus(struct wide a, uint64_t b)
{
	uint64_t lo = a.lo + b;

	return (struct wide){ a.hi + (lo < b), lo };
}

static bool is_less(struct wide a, struct wide b)
{
	return a.hi != b.hi ? a.hi < b.hi : a.lo < b.lo;
}

/* a / d rounded down, a bit at a time; a.hi < d, so that it fits. */
static uint64_t quotient(struct wide a, uint64_t d)
{
	uint64_t rest = a.hi, q = 0;

	for (int bit = 63; bit >= 0; bit--) {
		bool carried = rest >> 63;

		rest = rest << 1 | (a.lo >> bit & 1);
		q <<= 1;
		if (carried || rest >= d) {
			rest -= d;
			q |= 1;
		}
	}
	return q;
}

static bool is_allowed(struct bucket_rate rate, uint64_t burst)
{
	return rate.tokens && rate.per_ns && burst &&
	       is_less(product(burst, rate.per_ns), (struct wide){ 0, UINT64_MAX });
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b = is_allowed(rate, burst) ? calloc(1, sizeof *b) : NULL;

	if (b) {
		b->rate = rate;
		b->burst = burst;
		b->clock = clock;
		b->now = (struct holding){ burst, 0, hone_now_ns(clock) };
	}
	return b;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

static struct holding with_tokens(struct holding h, uint64_t n, uint64_t burst)
{
	if (n >= burst - h.whole)
		return (struct holding){ burst, 0, h.at_ns };
	h.whole += n;
	return h;
}

static struct holding look(const struct bucket *b)
{
	struct holding h = b->now;
	struct wide earned = { 0, 0 };
	uint64_t now_ns = hone_now_ns(b->clock);

	if (now_ns > h.at_ns)
		earned = product(now_ns - h.at_ns, b->rate.tokens);
	h.at_ns = now_ns;
	earned = plus(earned, h.part);
	if (!is_less(earned, product(b->burst - h.whole, b->rate.per_ns)))
		return with_tokens(h, b->burst, b->burst);
	/* less than a full bucket, so it fits 64 bits */
	h.part = earned.lo % b->rate.per_ns;
	return with_tokens(h, earned.lo / b->rate.per_ns, b->burst);
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	if (n > b->burst)
		return false;
	b->now = look(b);
	if (b->now.whole < n)
		return false;
	b->now.whole -= n;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	uint64_t parts;

	b->now = look(b);
	if (n <= b->now.whole)
		return 0;
	if (n > b->burst)
		return BUCKET_NEVER;
	parts = (n - b->now.whole) * b->rate.per_ns - b->now.part;
	return parts / b->rate.tokens + (parts % b->rate.tokens > 0);
}

uint64_t bucket_available(struct bucket *b)
{
	b->now = look(b);
	return b->now.whole;
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	b->now = with_tokens(look(b), n, b->burst);
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	b->now = look(b);
	if (!is_allowed(rate, b->burst))
		return false;
	b->now.part = quotient(product(b->now.part, rate.per_ns), b->rate.per_ns);
	b->rate = rate;
	return true;
}
