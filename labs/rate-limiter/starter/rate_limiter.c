/* rate_limiter.c: yours to write. rate_limiter.h is the contract, and its words decide.
 *
 * The steps are in the order in which the requirements ask for them: write one, save, look. Each
 * (void) marks an argument that is not used yet; it goes when you use the argument. */
#include "rate_limiter.h"

#include <stdlib.h>

struct bucket {
	const struct hone_clock *clock;
	struct bucket_rate rate;
	uint64_t burst;
	/* TODO step 1: how much is there now? Tokens will do at first; step 4 asks for more. */
	/* TODO step 3: until when has it been earned? */
};

/* TODO step 1: allocate a bucket, and fill it.
 * TODO step 8: refuse what the contract refuses. How do you compare burst * per_ns with
 *      UINT64_MAX when the product itself may not fit? */
struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock)
{
	(void)rate;
	(void)burst;
	(void)clock;
	return NULL;
}

void bucket_free(struct bucket *b)
{
	free(b);
}

/* TODO step 3: a function of your own that adds what was earned since the last call; each of the
 *      functions below begins with it. No nanosecond too early, none too late.
 * TODO step 4: nothing is lost. Where is half a token while somebody asks twice as often?
 * TODO step 5: but what does not fit into the bucket is, and so is its part of a token.
 * TODO step 7: elapsed * tokens can wrap. What can you ask that cannot?
 * TODO step 11: what if the clock says less than last time? */

/* TODO step 1: take n tokens.
 * TODO step 2: all of them, or none. */
bool bucket_take(struct bucket *b, uint64_t n)
{
	(void)b;
	(void)n;
	return false;
}

/* TODO step 6: what is missing, divided by what a nanosecond earns. Rounded which way? */
uint64_t bucket_wait_ns(struct bucket *b, uint64_t n)
{
	(void)b;
	(void)n;
	return BUCKET_NEVER;
}

/* TODO step 1: the whole tokens. */
uint64_t bucket_available(struct bucket *b)
{
	(void)b;
	return 0;
}

/* TODO step 9: put them back, up to the burst. n may be anything. */
void bucket_refund(struct bucket *b, uint64_t n)
{
	(void)b;
	(void)n;
}

/* TODO step 10: what was earned until now came at the old rate: earn first, change then.
 * TODO step 12: does all of it agree with exact arithmetic, over any stretch of time? */
bool bucket_set_rate(struct bucket *b, struct bucket_rate rate)
{
	(void)b;
	(void)rate;
	return false;
}
