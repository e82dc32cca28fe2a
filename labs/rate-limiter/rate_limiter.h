/* rate_limiter.h: a token bucket. Tokens drip in at a steady rate, up to a burst; calls take them.
 *
 * Every time is in nanoseconds. Every function is O(1), and none but bucket_new allocates. Not for
 * several threads at once.
 *
 * Time. Between two calls the bucket earns exactly elapsed * tokens / per_ns tokens, as mathematics
 * has it: a fraction of a token is kept and never lost, so a million calls one nanosecond apart
 * earn what one call after a millisecond earns. A full bucket earns nothing. When the clock steps
 * back nothing is earned and nothing is lost; earning goes on from the new, smaller time. Every
 * call sees the clock, but one that is refused, one for 0 tokens and one that answers BUCKET_NEVER
 * may as well not have seen it. */
#ifndef RATE_LIMITER_H
#define RATE_LIMITER_H

#include <hone/clock.h>

#include <stdbool.h>
#include <stdint.h>

struct bucket;

/* `tokens` every `per_ns` nanoseconds, one after the other: {5000, 3600000000000} is 5,000 an hour,
 * one every 0.72 s. Both are at least 1. */
struct bucket_rate {
	uint64_t tokens, per_ns;
};

/* A bucket that is full: it holds `burst` tokens, and never holds more. The clock is borrowed and
 * outlives the bucket. NULL if memory is short, if rate.tokens, rate.per_ns or burst is 0, or if
 * burst * rate.per_ns is not below UINT64_MAX. The caller frees it with bucket_free. */
struct bucket *bucket_new(struct bucket_rate rate, uint64_t burst, const struct hone_clock *clock);

/* Frees the bucket. NULL is fine. */
void bucket_free(struct bucket *b);

/* Takes n tokens if all of them are there now, and none otherwise. n = 0 always succeeds. A call
 * that is refused changes nothing. */
bool bucket_take(struct bucket *b, uint64_t n);

/* What bucket_wait_ns says when waiting does not help. */
#define BUCKET_NEVER UINT64_MAX

/* How long until bucket_take(b, n) would succeed if nobody else took: 0 if it would now, else the
 * exact number of nanoseconds, so that one less is refused. BUCKET_NEVER if n > burst, and only
 * then. Takes nothing. */
uint64_t bucket_wait_ns(struct bucket *b, uint64_t n);

/* The whole tokens that are there now: 0 .. burst. Takes nothing. */
uint64_t bucket_available(struct bucket *b);

/* Puts n tokens back, for work that was not done after all. What does not fit below burst is lost;
 * any n is safe. */
void bucket_refund(struct bucket *b, uint64_t n);

/* From now on tokens come at the new rate. What was earned until now came at the old rate and
 * stays: whole tokens exactly, and the begun part of a token is kept or dropped, as you like. False
 * for a rate that bucket_new would refuse with this burst, and then nothing has changed. */
bool bucket_set_rate(struct bucket *b, struct bucket_rate rate);

#endif
