/* honest: the bucket remembers what it lacks, in tokens and in a begun token still to come, and
 * reads the time through a watch that is a block of its own. Liberties: two allocations; the begun
 * part of a token is dropped by a new rate; every call looks at the clock first, refused or not. */
#include "rate_limiter.h"

#include <stdlib.h>

struct watch {
	const struct hone_clock *clock;
	uint64_t seen_ns;
};

struct bucket {
	struct watch *watch;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t lacking; /* 1/per_ns of a token each; 0: full */
};

static struct watch *watch_new(const struct hone_clock *clock)
{
	struct watch *w = malloc(sizeof *w);

	if (w) {
		w->clock = clock;
		w->seen_ns = hone_now_ns(clock);
	}
	return w;
}

/* Nanoseconds since the last look; 0 when the clock has stepped back. */
static uint64_t watch_look(struct watch *w)
{
	uint64_t now_ns = hone_now_ns(w->clock);
	uint64_t gone_ns = now_ns > w->seen_ns ? now_ns - w->seen_ns : 0;

	w->seen_ns = now_ns;
	return gone_ns;
}

static bool is_valid(const struct bucket_rate *rate, uint64_t burst)
{
	uint64_t product = burst * rate->per_ns;

	if (rate->tokens == 0 || rate->per_ns == 0 || burst == 0)
		return false;
	return product / burst == rate->per_ns && product < UINT64_MAX;
}

struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	struct bucket *b;
	struct watch *watch;

	if (!is_valid(&rate, burst))
		return NULL;
	b = calloc(1, sizeof *b);
	watch = watch_new(clock);
	if (!b || !watch) {
		free(b);
		free(watch);
		return NULL;
	}
	b->watch = watch;
	b->rate = rate;
	b->burst = burst;
	return b;
}

void bucket_free(struct bucket *b)
{
	if (b) {
		free(b->watch);
		free(b);
	}
}

/* How long it takes to earn so many parts. */
static uint64_t time_for(const struct bucket *b, uint64_t parts)
{
	uint64_t whole_ns = parts / b->rate.tokens;

	return whole_ns * b->rate.tokens == parts ? whole_ns : whole_ns + 1;
}

static void refresh(struct bucket *b)
{
	uint64_t gone_ns = watch_look(b->watch);

	if (gone_ns < time_for(b, b->lacking))
		b->lacking -= gone_ns * b->rate.tokens;
	else
		b->lacking = 0;
}

/* What may be lacking at most when n tokens are there; n is 0 .. burst. */
static uint64_t slack(const struct bucket *b, uint64_t n)
{
	return (b->burst - n) * b->rate.per_ns;
}

/* Tokens that are lacking, a begun one included. */
static uint64_t tokens_lacking(const struct bucket *b)
{
	return b->lacking ? (b->lacking - 1) / b->rate.per_ns + 1 : 0;
}

bool bucket_take(struct bucket *b, uint64_t n)
{
	refresh(b);
	if (n > b->burst - tokens_lacking(b))
		return false;
	b->lacking += n * b->rate.per_ns;
	return true;
}

uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	refresh(b);
	if (n > b->burst)
		return BUCKET_NEVER;
	if (b->lacking <= slack(b, n))
		return 0;
	return time_for(b, b->lacking - slack(b, n));
}

uint64_t bucket_available(struct bucket *b)
{
	refresh(b);
	return b->burst - tokens_lacking(b);
}

void bucket_refund(struct bucket *b, uint64_t n)
{
	refresh(b);
	if (n >= tokens_lacking(b))
		b->lacking = 0;
	else
		b->lacking -= n * b->rate.per_ns;
}

bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	refresh(b);
	if (!is_valid(&rate, b->burst))
		return false;
	b->lacking = tokens_lacking(b) * rate.per_ns;
	b->rate = rate;
	return true;
}
