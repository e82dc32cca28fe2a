/* The suite of rate-limiter. A test's comment quotes the words of rate_limiter.h that it checks. */
#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "rate_limiter.h"

#include <inttypes.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define SECOND (1000 * MS)
#define HOUR (3600 * SECOND)
#define TWO_TO(n) (UINT64_C(1) << (n))
#define MOST UINT64_MAX
#define ODD 641 /* divides UINT64_MAX */
#define LEN(a) (sizeof(a) / sizeof *(a))
#define START (7 * SECOND) /* what a scene's clock says at first: it has room to step back */

/* ---- the scene: one bucket, one clock; each test has a process of its own ---- */

static struct scene {
	struct hone_clock *clock;
	struct bucket *bucket;
	uint64_t start_ns, at_ns; /* the clock says start + at */
} scene;

/* "2 s", "400 ms" or "17 ns"; good until three more were asked for. */
static const char *words(uint64_t ns)
{
	static char texts[4][32];
	static unsigned next;
	char *text = texts[next++ % LEN(texts)];

	if (ns >= SECOND && ns % SECOND == 0)
		snprintf(text, sizeof *texts, "%" PRIu64 " s", ns / SECOND);
	else if (ns >= MS && ns % MS == 0)
		snprintf(text, sizeof *texts, "%" PRIu64 " ms", ns / MS);
	else
		snprintf(text, sizeof *texts, "%" PRIu64 " ns", ns);
	return text;
}

static void end(void)
{
	bucket_free(scene.bucket);
	hone_clock_free(scene.clock);
	scene = (struct scene){ NULL, NULL, 0, 0 };
}

static void begin(uint64_t start_ns, struct bucket_rate rate, uint64_t burst)
{
	end();
	hone_story_clear();
	scene.clock = hone_clock_new(start_ns);
	scene.start_ns = start_ns;
	hone_did("bucket_new: %" PRIu64 " every %s, burst %" PRIu64, rate.tokens,
		 words(rate.per_ns), burst);
	scene.bucket = bucket_new(rate, burst, scene.clock);
	if (!scene.bucket)
		hone_fail("a bucket", "NULL", "what bucket_new returned");
}

/* It is now so long after the scene's start. */
static void at(uint64_t ns)
{
	if (ns != scene.at_ns)
		hone_did("%s after the start%s:", words(ns),
			 ns < scene.at_ns ? ", as the clock steps back" : "");
	scene.at_ns = ns;
	hone_clock_set(scene.clock, scene.start_ns + ns);
}

/* ---- a test is a play of steps: what is done or asked, when, and what has to be answered ---- */

struct step {
	void (*does)(const struct step *s);
	uint64_t at_ns, n, answer, burst;
};

static void take(uint64_t n, bool granted)
{
	hone_did("  bucket_take(b, %" PRIu64 ")", n);
	if (granted)
		hone_expect_true(bucket_take(scene.bucket, n), "bucket_take(b, %" PRIu64 ")", n);
	else
		hone_expect_false(bucket_take(scene.bucket, n), "bucket_take(b, %" PRIu64 ")", n);
}

static void starts_full(const struct step *s)
{
	begin(s->at_ns, (struct bucket_rate){ s->n, s->answer }, s->burst);
}

static void starts_empty(const struct step *s)
{
	starts_full(s);
	take(s->burst, true);
}

static void takes(const struct step *s)
{
	at(s->at_ns);
	take(s->n, true);
}

static void refuses(const struct step *s)
{
	at(s->at_ns);
	take(s->n, false);
}

static void has(const struct step *s)
{
	at(s->at_ns);
	hone_did("  bucket_available(b)");
	hone_expect_u64(bucket_available(scene.bucket), s->n, "bucket_available(b)");
}

static void waits(const struct step *s)
{
	uint64_t got_ns;

	at(s->at_ns);
	hone_did("  bucket_wait_ns(b, %" PRIu64 ")", s->n);
	got_ns = bucket_wait_ns(scene.bucket, s->n);
	if (s->answer == BUCKET_NEVER && got_ns != BUCKET_NEVER)
		hone_fail("BUCKET_NEVER", words(got_ns), "bucket_wait_ns(b, %" PRIu64 ")", s->n);
	if (s->answer != BUCKET_NEVER && got_ns == BUCKET_NEVER)
		hone_fail(words(s->answer), "BUCKET_NEVER", "bucket_wait_ns(b, %" PRIu64 ")", s->n);
	hone_expect_ns(got_ns, s->answer, "bucket_wait_ns(b, %" PRIu64 ")", s->n);
}

/* At wait - 1 a take of n is refused, at wait it is granted. */
static void waits_exactly(const struct step *s)
{
	waits(s);
	at(s->at_ns + s->answer - 1);
	take(s->n, false);
	at(s->at_ns + s->answer);
	take(s->n, true);
}

static void refunds(const struct step *s)
{
	at(s->at_ns);
	hone_did("  bucket_refund(b, %" PRIu64 ")", s->n);
	bucket_refund(scene.bucket, s->n);
}

static bool set_rate(const struct step *s)
{
	at(s->at_ns);
	hone_did("  bucket_set_rate(b, %" PRIu64 " every %s)", s->n, words(s->answer));
	return bucket_set_rate(scene.bucket, (struct bucket_rate){ s->n, s->answer });
}

static void changes_rate(const struct step *s)
{
	hone_expect_true(set_rate(s), "bucket_set_rate");
}

static void keeps_rate(const struct step *s)
{
	hone_expect_false(set_rate(s), "bucket_set_rate");
}

static void play(void **state, const struct step *steps, size_t n)
{
	(void)state;
	for (size_t i = 0; i < n; i++)
		steps[i].does(&steps[i]);
	end();
}

#define PLAY(...) play(state, (const struct step[]){ __VA_ARGS__ },                      \
		       LEN(((const struct step[]){ __VA_ARGS__ })))
/* A new bucket; the story begins anew, and so does the time. */
#define FULL(tokens, per_ns, burst) { starts_full, START, tokens, per_ns, burst }
#define EMPTY(tokens, per_ns, burst) { starts_empty, START, tokens, per_ns, burst }
#define EMPTY_AT_ZERO(tokens, per_ns, burst) { starts_empty, 0, tokens, per_ns, burst }
/* A bucket of 10 that was emptied has n tokens so long after, asked for once: what is lost between
 * calls is no matter of the rate. */
#define ONCE(tokens, per_ns, at_ns, n) EMPTY(tokens, per_ns, 10), HAS(at_ns, n)
/* bucket_take(n) is granted or refused, bucket_available is n, bucket_wait_ns(n) is ns. */
#define TAKES(at_ns, n) { takes, at_ns, n, 0, 0 }
#define REFUSES(at_ns, n) { refuses, at_ns, n, 0, 0 }
#define HAS(at_ns, n) { has, at_ns, n, 0, 0 }
#define WAITS(at_ns, n, ns) { waits, at_ns, n, ns, 0 }
#define WAITS_EXACTLY(at_ns, n, ns) { waits_exactly, at_ns, n, ns, 0 }
#define REFUNDS(at_ns, n) { refunds, at_ns, n, 0, 0 }
#define CHANGES_RATE(at_ns, tokens, per_ns) { changes_rate, at_ns, tokens, per_ns, 0 }
#define KEEPS_RATE(at_ns, tokens, per_ns) { keeps_rate, at_ns, tokens, per_ns, 0 }

/* ---- a new bucket ---- */

/* "A bucket that is full: it holds `burst` tokens, and never holds more." */
static void a_new_bucket_is_full(void **state)
{
	PLAY(FULL(1, 100, 10), HAS(0, 10), FULL(1, 100, 1), HAS(0, 1), FULL(1, 100, 1000),
	     HAS(0, 1000));
}

/* "up to a burst; calls take them", "Takes n tokens if all of them are there now", "The whole
 * tokens that are there now: 0 .. burst." */
static void a_take_takes_what_it_says(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 3), HAS(0, 7), TAKES(0, 1), HAS(0, 6), TAKES(0, 6),
	     HAS(0, 0));
}

/* "The caller frees it with bucket_free", "Frees the bucket. NULL is fine.": the others live on,
 * each as "A bucket that is full" at first. */
static void each_bucket_is_its_own(void **state)
{
	struct bucket *other;

	(void)state;
	begin(START, (struct bucket_rate){ 1, 100 }, 10);
	hone_did("another one: bucket_new with burst 5");
	other = bucket_new((struct bucket_rate){ 1, 100 }, 5, scene.clock);
	take(4, true);
	hone_expect_true(other != NULL, "whether there is another bucket");
	hone_expect_u64(bucket_available(other), 5, "bucket_available(the other)");
	hone_did("bucket_free(the other), bucket_free(NULL)");
	bucket_free(other);
	bucket_free(NULL);
	hone_expect_u64(bucket_available(scene.bucket), 6, "bucket_available(b)");
	end();
	hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks held when all buckets are freed");
}

/* ---- all or nothing ---- */

/* "Takes n tokens if all of them are there now, and none otherwise": one more than there are. */
static void a_take_is_all_or_nothing(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 7), REFUSES(0, 4), HAS(0, 3));
}

/* The same border from the other side: "if all of them are there now", the last one included. */
static void the_last_token_can_be_taken(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 7), TAKES(0, 3), FULL(1, 100, 10), TAKES(0, 10),
	     FULL(1, 100, 1), TAKES(0, 1));
}

/* "n = 0 always succeeds", and takes 0 tokens. */
static void a_take_of_nothing_succeeds(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 0), HAS(0, 10));
}

/* "n = 0 always succeeds": when nothing is there, all of nothing is there. */
static void an_empty_bucket_grants_a_take_of_nothing(void **state)
{
	PLAY(EMPTY(1, 100, 10), TAKES(0, 0), HAS(0, 0));
}

/* "A call that is refused changes nothing": no token is gone, and none is owed. */
static void a_refused_take_costs_nothing(void **state)
{
	PLAY(FULL(1, 100, 10), REFUSES(0, 11), HAS(0, 10), EMPTY(1, 100, 10), REFUSES(0, 1),
	     REFUSES(0, 1), REFUSES(0, 1), TAKES(100, 1));
}

/* ---- the rate ---- */

/* "Tokens drip in at a steady rate": the first one is there at its nanosecond, and not before.
 * "Every time is in nanoseconds." */
static void a_token_comes_at_its_nanosecond(void **state)
{
	PLAY(EMPTY(1, 100, 10), REFUSES(99, 1), EMPTY(1, 100, 10), TAKES(100, 1),
	     EMPTY(1, 100, 10), REFUSES(199, 2), EMPTY(1, 100, 10), TAKES(200, 2), REFUSES(200, 1));
}

/* "`tokens` every `per_ns` nanoseconds, one after the other": not all of them at the end. */
static void tokens_come_one_after_the_other(void **state)
{
	PLAY(ONCE(5, 1000, 199, 0), ONCE(5, 1000, 200, 1), ONCE(5, 1000, 799, 3),
	     ONCE(5, 1000, 800, 4), ONCE(5, 1000, 999, 4), ONCE(5, 1000, 1000, 5),
	     ONCE(5, 1000, 1200, 6), ONCE(5, 1000, 2000, 10));
}

/* "Time. Between two calls the bucket earns exactly elapsed * tokens / per_ns tokens, as
 * mathematics has it": rates that do not come out even. */
static void a_rate_may_come_out_uneven(void **state)
{
	PLAY(ONCE(3, SECOND, 333333333, 0), ONCE(3, SECOND, 333333334, 1),
	     ONCE(3, SECOND, 666666666, 1), ONCE(3, SECOND, 666666667, 2),
	     ONCE(3, SECOND, SECOND - 1, 2), ONCE(3, SECOND, SECOND, 3),
	     ONCE(2, 3, 1, 0), ONCE(2, 3, 2, 1), ONCE(2, 3, 3, 2));
}

/* "{5000, 3600000000000} is 5,000 an hour, one every 0.72 s": less than two in a second. */
static void a_slow_rate_is_kept(void **state)
{
	PLAY(EMPTY(5000, HOUR, 5000), HAS(720 * MS - 1, 0), EMPTY(5000, HOUR, 5000),
	     HAS(720 * MS, 1), EMPTY(5000, HOUR, 5000), HAS(HOUR / 2, 2500),
	     EMPTY(5000, HOUR, 5000), HAS(HOUR - 1, 4999));
}

/* "exactly elapsed * tokens / per_ns tokens" where several come in a nanosecond. */
static void a_fast_rate_is_kept(void **state)
{
	PLAY(ONCE(7, 3, 1, 2), ONCE(7, 3, 2, 4), ONCE(7, 3, 3, 7), EMPTY(1000, 1, 5000),
	     HAS(2, 2000));
}

/* ---- a full bucket ---- */

/* "it holds `burst` tokens, and never holds more": the token that makes it full comes in time. */
static void a_full_bucket_stays_at_the_burst(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 4), HAS(399, 9), HAS(400, 10), HAS(500, 10),
	     REFUSES(500, 11));
}

/* "it holds `burst` tokens, and never holds more", however much longer the rest was than needed. */
static void a_long_rest_fills_to_the_burst(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 4), HAS(100000, 10), REFUSES(100000, 11));
}

/* "A full bucket earns nothing": not now, and not for later. */
static void the_time_of_a_full_bucket_is_not_saved(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(1000, 4), HAS(1000, 6), HAS(1099, 6), HAS(1100, 7));
}

/* "A full bucket earns nothing", and no part of a token either: after a take the next token needs
 * all of its time. */
static void a_full_bucket_earns_no_part_of_a_token(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 1), HAS(190, 10), TAKES(190, 1), HAS(289, 9),
	     HAS(290, 10), FULL(1, 100, 10), TAKES(0, 2), HAS(150, 9), HAS(1000, 10),
	     TAKES(1000, 1), HAS(1099, 9), HAS(1100, 10));
}

/* ---- nothing is lost ---- */

#define POLLS 20000

/* "a fraction of a token is kept and never lost, so a million calls one nanosecond apart earn what
 * one call after a millisecond earns": here it is 20,000 calls, of one kind. */
static void call_each_nanosecond(void (*call)(void), const char *what)
{
	begin(START, (struct bucket_rate){ 9, POLLS }, 10);
	take(10, true);
	hone_did("%s each nanosecond, %d times", what, POLLS - 1);
	for (uint64_t i = 1; i < POLLS; i++) {
		hone_clock_set(scene.clock, START + i);
		call();
	}
	hone_expect_u64(bucket_available(scene.bucket), 8, "bucket_available(b)");
	at(POLLS);
	hone_expect_u64(bucket_available(scene.bucket), 9, "bucket_available(b)");
	end();
}

static void ask_available(void)
{
	bucket_available(scene.bucket);
}

static void ask_wait(void)
{
	bucket_wait_ns(scene.bucket, 10);
}

static void try_in_vain(void)
{
	bucket_take(scene.bucket, 10);
}

/* "so a million calls one nanosecond apart earn what one call after a millisecond earns". */
static void looking_often_loses_nothing(void **state)
{
	(void)state;
	call_each_nanosecond(ask_available, "bucket_available(b)");
}

/* "a fraction of a token is kept and never lost" when somebody asks for the wait. */
static void asking_for_the_wait_often_loses_nothing(void **state)
{
	(void)state;
	call_each_nanosecond(ask_wait, "bucket_wait_ns(b, 10)");
}

/* "A call that is refused changes nothing": the begun token comes no later for it. */
static void trying_often_loses_nothing(void **state)
{
	(void)state;
	call_each_nanosecond(try_in_vain, "bucket_take(b, 10)");
}

/* "a fraction of a token is kept" when a call is granted, too. */
static void a_granted_take_keeps_the_begun_token(void **state)
{
	PLAY(EMPTY(1, 100, 10), TAKES(150, 1), REFUSES(199, 1), TAKES(200, 1));
}

/* "exactly elapsed * tokens / per_ns tokens": who comes at exactly the rate is never refused. A
 * burst of 2, since at that moment a part of the next token may be there as well. */
static void a_client_at_the_rate_is_never_refused(void **state)
{
	const uint64_t calls = 3000;
	uint64_t granted = 0;

	(void)state;
	begin(START, (struct bucket_rate){ 3, SECOND }, 2);
	take(2, true);
	hone_did("%" PRIu64 " times bucket_take(b, 1), each at the nanosecond of its token", calls);
	for (uint64_t i = 1; i <= calls; i++) {
		hone_clock_set(scene.clock, START + (i * SECOND + 2) / 3);
		granted += bucket_take(scene.bucket, 1);
	}
	hone_expect_u64(granted, calls, "the calls that were granted");
	hone_expect_u64(bucket_available(scene.bucket), 0, "bucket_available(b)");
	end();
}

/* ---- the wait ---- */

/* "0 if it would now": for nothing, for the last token, for less than there is. */
static void who_could_take_now_waits_for_nothing(void **state)
{
	PLAY(FULL(1, 100, 10), WAITS(0, 10, 0), FULL(1, 100, 10), TAKES(0, 7), WAITS(0, 3, 0),
	     FULL(1, 100, 10), TAKES(0, 7), WAITS(0, 1, 0), EMPTY(1, 100, 10), WAITS(0, 0, 0));
}

/* "How long until bucket_take(b, n) would succeed if nobody else took". Times that come out even:
 * nothing is to be rounded. */
static void a_wait_lasts_until_the_token_comes(void **state)
{
	PLAY(EMPTY(1, 100, 10), WAITS_EXACTLY(0, 1, 100), WAITS_EXACTLY(100, 3, 300),
	     WAITS_EXACTLY(400, 10, 1000));
}

/* "the exact number of nanoseconds, so that one less is refused": uneven times are rounded up. */
static void an_uneven_wait_is_rounded_up(void **state)
{
	PLAY(EMPTY(3, SECOND, 10), WAITS_EXACTLY(0, 1, 333333334),
	     EMPTY(3, SECOND, 10), WAITS_EXACTLY(0, 2, 666666667),
	     EMPTY(7, 3, 100), WAITS_EXACTLY(0, 1, 1), WAITS_EXACTLY(3, 9, 2));
}

/* "How long until" counts from now: the time since the last token is over. "the exact number of
 * nanoseconds" is what is left. */
static void a_begun_token_shortens_the_wait(void **state)
{
	PLAY(EMPTY(1, 100, 10), WAITS(30, 1, 70), WAITS(99, 1, 1), WAITS(99, 2, 101),
	     WAITS(100, 1, 0));
}

/* "if all of them are there now" some may be: the wait is for those that are missing. */
static void the_tokens_that_are_there_shorten_the_wait(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 7), WAITS(0, 5, 200), WAITS(0, 4, 100), WAITS(0, 10, 700));
}

/* "BUCKET_NEVER if n > burst", "What bucket_wait_ns says when waiting does not help." */
static void more_than_the_burst_never_comes(void **state)
{
	PLAY(FULL(1, 100, 10), WAITS(0, 11, BUCKET_NEVER), EMPTY(1, 100, 10),
	     WAITS(0, 11, BUCKET_NEVER), WAITS(0, MOST, BUCKET_NEVER));
}

/* "BUCKET_NEVER if n > burst, and only then": the burst itself comes. */
static void the_burst_itself_comes(void **state)
{
	PLAY(EMPTY(1, 100, 10), WAITS(0, 10, 1000), EMPTY(1, 100, 1), WAITS(0, 1, 100));
}

/* "and only then. Takes nothing.", and "0 .. burst. Takes nothing.": who asks pays nothing, and
 * holds no place. */
static void asking_takes_nothing(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 8), WAITS(0, 1, 0), WAITS(0, 2, 0), WAITS(0, 4, 200),
	     HAS(0, 2), WAITS(0, 4, 200), HAS(0, 2), TAKES(0, 2), WAITS(0, 1, 100),
	     WAITS(0, 1, 100));
}

/* ---- any time, any size ---- */

/* "exactly elapsed * tokens / per_ns tokens, as mathematics has it", and "never holds more": where
 * elapsed * tokens is 2^64 and a little, for a start. */
static void years_of_rest_do_not_wrap(void **state)
{
	PLAY(EMPTY(TWO_TO(20), MS, 10), HAS(TWO_TO(44), 10),
	     EMPTY(TWO_TO(20), MS, 10), HAS(TWO_TO(44) + 1, 10),
	     EMPTY(3, SECOND, 10), HAS(MOST / 3 + 1, 10), WAITS(MOST / 3 + 1, 10, 0),
	     EMPTY(MS, 1, 10), HAS(MOST - START, 10),
	     EMPTY(MOST, 1000, 10), HAS(2, 10),
	     EMPTY(1, 100, 10), HAS(MOST - START, 10));
}

/* "burst * rate.per_ns is not below UINT64_MAX" is refused, so the largest product that is below
 * it works: "the exact number of nanoseconds", and not yet BUCKET_NEVER. */
static void the_largest_bucket_works(void **state)
{
	PLAY(EMPTY_AT_ZERO(1, MOST - 1, 1), WAITS(0, 1, MOST - 1), WAITS(MOST - 2, 1, 1),
	     REFUSES(MOST - 2, 1), TAKES(MOST - 1, 1),
	     EMPTY_AT_ZERO(1, 1, MOST - 1), WAITS(0, MOST - 1, MOST - 1), HAS(MOST - 2, MOST - 2),
	     HAS(MOST, MOST - 1));
}

/* "`tokens` every `per_ns` nanoseconds, one after the other", as many as the type can say. */
static void the_fastest_rate_works(void **state)
{
	PLAY(EMPTY(MOST, 1000, 10), WAITS(0, 1, 1), WAITS(0, 10, 1), HAS(1, 10));
}

/* "as mathematics has it: a fraction of a token is kept": numbers with more digits than a double
 * has. */
static void large_counts_are_exact(void **state)
{
	PLAY(FULL(1, 1, TWO_TO(60) + 1), HAS(0, TWO_TO(60) + 1), TAKES(0, 1), HAS(0, TWO_TO(60)),
	     WAITS(0, TWO_TO(60) + 1, 1),
	     EMPTY(1, TWO_TO(60), 3), WAITS(1, 3, 3 * TWO_TO(60) - 1), REFUSES(TWO_TO(60) - 1, 1));
}

/* "Takes n tokens if all of them are there now": a count that wraps when it is multiplied by
 * per_ns is refused like any that is too large, and its wait is "BUCKET_NEVER if n > burst". */
static void a_count_of_any_size_is_refused(void **state)
{
	static const uint64_t counts[] = { MOST, TWO_TO(32), TWO_TO(32) + 1, TWO_TO(63) };

	for (size_t i = 0; i < LEN(counts); i++)
		PLAY(FULL(1, TWO_TO(32), 10), REFUSES(0, counts[i]), HAS(0, 10),
		     WAITS(0, counts[i], BUCKET_NEVER));
}

/* The work of one round of calls, `size` tokens after the bucket was emptied. */
static uint64_t work_after(uint64_t size)
{
	uint64_t before, work;

	begin(START, (struct bucket_rate){ 1, 1 }, TWO_TO(40));
	take(TWO_TO(40), true);
	at(size);
	before = hone_work();
	bucket_available(scene.bucket);
	bucket_take(scene.bucket, size / 2);
	bucket_wait_ns(scene.bucket, 2 * size);
	bucket_refund(scene.bucket, size / 2);
	work = hone_work() - before;
	hone_did("  available, take, wait_ns and refund for %" PRIu64 " tokens took %" PRIu64
		 " steps", size, work);
	return work;
}

/* "Every function is O(1)": it takes no step for each token, and none for each nanosecond. */
static void a_call_takes_as_long_for_many_tokens_as_for_few(void **state)
{
	uint64_t small = work_after(1000), large = work_after(10 * 1000);

	(void)state;
	hone_expect_between(large, 0, 2 * small + 4 * 64,
			    "the steps of the same calls for ten times as many tokens");
	end();
}

/* And none for each call before: "Every function is O(1)". */
static void a_call_takes_as_long_after_many_calls_as_after_few(void **state)
{
	static const uint64_t calls[] = { 300, 3000 };
	uint64_t work[LEN(calls)];

	(void)state;
	begin(START, (struct bucket_rate){ 1, 10 }, 4000);
	for (size_t round = 0; round < LEN(calls); round++) {
		uint64_t before = hone_work();

		hone_did("%" PRIu64 " times bucket_take(b, 1), one nanosecond apart", calls[round]);
		for (uint64_t i = 0; i < calls[round]; i++) {
			hone_clock_advance(scene.clock, 1);
			bucket_take(scene.bucket, 1);
		}
		work[round] = (hone_work() - before) / calls[round];
	}
	hone_expect_between(work[1], 0, 2 * work[0] + 64, "the steps of one of the later calls");
	end();
}

/* "and none but bucket_new allocates". */
static void only_bucket_new_allocates(void **state)
{
	size_t before;

	(void)state;
	begin(START, (struct bucket_rate){ 1, 100 }, 10);
	before = hone_mem_allocations();
	at(150);
	bucket_take(scene.bucket, 3);
	bucket_wait_ns(scene.bucket, 10);
	bucket_available(scene.bucket);
	bucket_refund(scene.bucket, 2);
	hone_expect_u64(hone_mem_allocations() - before, 0,
			"the allocations in take, wait_ns, available and refund");
	bucket_set_rate(scene.bucket, (struct bucket_rate){ 3, 70 });
	hone_expect_u64(hone_mem_allocations() - before, 0, "the allocations in bucket_set_rate");
	end();
	hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks held after bucket_free(b)");
}

/* ---- what bucket_new refuses ---- */

static void expect_new(uint64_t tokens, uint64_t per_ns, uint64_t burst, bool expected)
{
	struct hone_clock *clock = hone_clock_new(START);
	struct bucket *b;

	hone_story_clear();
	hone_did("bucket_new: %" PRIu64 " every %" PRIu64 " ns, burst %" PRIu64, tokens, per_ns,
		 burst);
	b = bucket_new((struct bucket_rate){ tokens, per_ns }, burst, clock);
	if (expected != (b != NULL))
		hone_fail(expected ? "a bucket" : "NULL", expected ? "NULL" : "a bucket",
			  "what bucket_new returned");
	hone_expect_true(expected == (b != NULL), "whether there is a bucket");
	bucket_free(b);
	hone_clock_free(clock);
}

/* "NULL if memory is short, if rate.tokens, rate.per_ns or burst is 0"; "Both are at least 1." */
static void zeros_are_refused(void **state)
{
	(void)state;
	expect_new(1, 1, 1, true);
	expect_new(0, 100, 10, false);
	expect_new(1, 0, 10, false);
	expect_new(1, 100, 0, false);
}

/* "or if burst * rate.per_ns is not below UINT64_MAX": products below it, and past it, where the
 * product in 64 bits is small again. */
static void a_product_that_does_not_fit_is_refused(void **state)
{
	(void)state;
	expect_new(1, MOST - 1, 1, true);
	expect_new(1, MOST / 2, 2, true); /* MOST - 1 */
	expect_new(1, 3, MOST / 3 - 1, true);
	expect_new(1, MOST, 2, false);
	expect_new(1, MOST / 2 + 1, 2, false); /* 2^64, which wraps to 0 */
	expect_new(1, TWO_TO(33), TWO_TO(33), false);
	expect_new(1, MOST / 2 + 2, 2, false); /* and to 2 */
	expect_new(MOST, 1, 1, true);
}

/* "is not below UINT64_MAX": a product that is UINT64_MAX itself. */
static void a_product_of_the_most_is_refused(void **state)
{
	(void)state;
	expect_new(1, 1, MOST - 1, true);
	expect_new(1, MOST / ODD, ODD, false);
	expect_new(1, MOST, 1, false);
	expect_new(1, 1, MOST, false);
}

/* "NULL if memory is short", whichever allocation it is that fails, and nothing is left behind. */
static void without_memory_there_is_no_bucket(void **state)
{
	struct hone_clock *clock = hone_clock_new(START);
	size_t left = 0, k = 0;
	bool failed, was_null = true;

	(void)state;
	do {
		struct bucket *b;

		hone_mem_fail_at(++k);
		b = bucket_new((struct bucket_rate){ 1, 100 }, 10, clock);
		failed = hone_mem_has_failed();
		if (failed && b)
			was_null = false;
		bucket_free(b);
		left += hone_mem_live_blocks();
	} while (failed && k < 100);
	hone_mem_fail_at(0);
	hone_did("bucket_new, once for each of its allocations, with that one failing");
	hone_expect_true(k > 1, "whether bucket_new allocates");
	hone_expect_true(was_null, "whether it returned NULL each time");
	hone_expect_u64(left, 0, "the blocks that were left behind");
	hone_clock_free(clock);
	PLAY(FULL(1, 100, 10), HAS(0, 10));
}

/* ---- refunds ---- */

/* "Puts n tokens back, for work that was not done after all." */
static void a_refund_puts_tokens_back(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 8), REFUNDS(0, 3), HAS(0, 5), REFUNDS(0, 0), HAS(0, 5),
	     REFUNDS(0, 5), HAS(0, 10));
}

/* "What does not fit below burst is lost", and the rest of it is not. */
static void a_refund_stops_at_the_burst(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 8), REFUNDS(0, 9), HAS(0, 10), REFUSES(0, 11));
}

/* "What does not fit below burst is lost", the begun token too: a full bucket has no part more. */
static void a_refund_that_fills_leaves_no_part_over(void **state)
{
	PLAY(EMPTY(1, 100, 10), REFUNDS(50, 10), HAS(50, 10), TAKES(50, 1), HAS(149, 9),
	     HAS(150, 10));
}

/* "a fraction of a token is kept and never lost", and a refund is a call like any other. */
static void a_refund_keeps_the_begun_token(void **state)
{
	PLAY(EMPTY(1, 100, 10), REFUNDS(60, 2), HAS(60, 2), WAITS(60, 3, 40), HAS(99, 2),
	     HAS(100, 3));
}

/* "What does not fit below burst is lost; any n is safe.": counts that wrap when they are added, or
 * multiplied by per_ns. */
static void a_refund_of_any_size_is_safe(void **state)
{
	static const uint64_t counts[] = { MOST, MOST - 2, TWO_TO(32), TWO_TO(63) };

	for (size_t i = 0; i < LEN(counts); i++)
		PLAY(FULL(1, TWO_TO(32), 10), TAKES(0, 7), REFUNDS(0, counts[i]), HAS(0, 10));
}

/* ---- another rate ---- */

/* "From now on tokens come at the new rate." */
static void a_new_rate_counts_from_now_on(void **state)
{
	PLAY(EMPTY(1, 100, 10), CHANGES_RATE(0, 3, 1000), HAS(333, 0), HAS(334, 1), HAS(2000, 6));
}

/* "What was earned until now came at the old rate and stays": nobody has asked since then. */
static void what_was_earned_came_at_the_old_rate(void **state)
{
	PLAY(EMPTY(1, 100, 10), CHANGES_RATE(400, 1, 50), HAS(400, 4), HAS(450, 5));
}

/* "What was earned until now came at the old rate and stays": when the new one is the same, too. */
static void the_same_rate_again_keeps_what_was_earned(void **state)
{
	PLAY(EMPTY(1, 100, 10), CHANGES_RATE(400, 1, 100), HAS(400, 4), HAS(500, 5));
}

/* "whole tokens exactly": they are as many after the change, whatever per_ns was and is. */
static void whole_tokens_survive_a_new_rate(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(0, 3), CHANGES_RATE(0, 1, 7), HAS(0, 7),
	     CHANGES_RATE(0, 1000, SECOND), HAS(0, 7), TAKES(0, 7), REFUSES(0, 1));
}

/* Full before and full after: "it holds `burst` tokens, and never holds more." */
static void a_new_rate_leaves_the_burst(void **state)
{
	PLAY(FULL(1, 100, 10), CHANGES_RATE(0, 5, 1000), HAS(0, 10), HAS(5000, 10),
	     TAKES(5000, 10), WAITS(5000, 10, 2000), WAITS(5000, 11, BUCKET_NEVER));
}

/* "the begun part of a token is kept or dropped, as you like": half a token is worth half the new
 * time, or nothing. */
static void a_begun_token_is_kept_or_dropped(void **state)
{
	(void)state;
	begin(START, (struct bucket_rate){ 1, 100 }, 10);
	take(10, true);
	changes_rate(&(struct step)CHANGES_RATE(250, 1, 1000));
	has(&(struct step)HAS(250, 2));
	hone_expect_between(bucket_wait_ns(scene.bucket, 3), 500, 1000,
			    "bucket_wait_ns(b, 3), in ns");
	has(&(struct step)HAS(250 + 499, 2));
	has(&(struct step)HAS(250 + 1000, 3));
	end();
}

/* "whole tokens exactly, and the begun part of a token is kept or dropped": 99 hundredths of one
 * are no more than that when a token takes 7 ns. */
static void a_begun_token_is_worth_no_more_at_a_faster_rate(void **state)
{
	PLAY(EMPTY(1, 100, 10), CHANGES_RATE(299, 1, 7), HAS(299, 2), HAS(299 + 7, 3));
}

/* "False for a rate that bucket_new would refuse with this burst": of 2, and of 641. */
static void a_rate_that_does_not_fit_is_refused(void **state)
{
	PLAY(FULL(1, 100, 2), KEEPS_RATE(0, 0, 100), KEEPS_RATE(0, 1, 0),
	     KEEPS_RATE(0, 1, MOST / 2 + 1), CHANGES_RATE(0, 1, MOST / 2),
	     FULL(1, 1, ODD), KEEPS_RATE(0, 1, MOST / ODD), CHANGES_RATE(0, 1, MOST / ODD - 1));
}

/* "bucket_new would refuse with this burst, and then nothing has changed": the old rate goes on,
 * and the begun token too. */
static void a_refused_rate_changes_nothing(void **state)
{
	static const struct bucket_rate bad[] = { { 0, 1 }, { 7, 0 }, { 7, MOST / 10 + 1 } };

	for (size_t i = 0; i < LEN(bad); i++)
		PLAY(FULL(1, 100, 10), TAKES(0, 5), KEEPS_RATE(250, bad[i].tokens, bad[i].per_ns),
		     HAS(250, 7), HAS(299, 7), HAS(300, 8));
}

/* ---- a clock that steps back ---- */

/* "When the clock steps back nothing is earned": not even at 0, far below the last time. */
static void a_step_back_earns_nothing(void **state)
{
	PLAY(FULL(1, 100, 10), TAKES(1000, 6), HAS(999, 4), REFUSES(999, 5), HAS(0, 4));
}

/* "earning goes on from the new, smaller time": not only when the old time is reached again. */
static void earning_goes_on_after_a_step_back(void **state)
{
	PLAY(EMPTY(1, 100, 10), TAKES(1000, 10), WAITS(500, 1, 100), HAS(599, 0), HAS(600, 1),
	     HAS(1000, 5));
}

/* "nothing is earned and nothing is lost": the whole tokens that were there, and the begun one. */
static void a_step_back_loses_nothing(void **state)
{
	PLAY(EMPTY(1, 100, 10), HAS(560, 5), HAS(200, 5), WAITS(200, 6, 40), HAS(239, 5),
	     HAS(240, 6));
}

/* ---- over any stretch of time ---- */

#define GRANTS 200

struct grant {
	uint64_t at_ns, tokens;
};

/* A greedy client that comes at drawn moments and takes all there is. */
static size_t take_greedily(struct grant *log, struct hone_rng *rng)
{
	uint64_t now_ns = 0;
	size_t n = 0;

	for (int i = 0; i < 100 * GRANTS && n < GRANTS; i++) {
		uint64_t there;

		now_ns += hone_rng_between(rng, 0, hone_rng_between(rng, 0, 3) ? 9 : 90);
		hone_clock_set(scene.clock, START + now_ns);
		there = bucket_available(scene.bucket);
		if (there > 0 && there < 1000 && bucket_take(scene.bucket, there))
			log[n++] = (struct grant){ now_ns, there };
	}
	return n;
}

/* "exactly elapsed * tokens / per_ns tokens", "up to a burst": so between any two moments at most
 * burst + elapsed * tokens / per_ns tokens are granted. Each pair of grants is looked at; the seed
 * is fixed. */
static void no_stretch_of_time_grants_more_than_its_share(void **state)
{
	static struct grant log[GRANTS];
	struct hone_rng *rng = hone_rng_new(11);

	(void)state;
	begin(START, (struct bucket_rate){ 3, 7 }, 5);
	hone_did("a greedy client takes what there is, %d times", GRANTS);
	hone_expect_u64(take_greedily(log, rng), GRANTS, "the takes that were granted");
	for (size_t i = 0; i < GRANTS; i++) {
		uint64_t granted = 0, elapsed_ns = 0, most = 0;

		for (size_t j = i; j < GRANTS && granted <= most; j++) {
			granted += log[j].tokens;
			elapsed_ns = log[j].at_ns - log[i].at_ns;
			most = 5 + elapsed_ns * 3 / 7;
		}
		hone_expect_between(granted, 1, most, "the tokens granted within %" PRIu64 " ns",
				    elapsed_ns);
	}
	hone_rng_free(rng);
	end();
}

__extension__ typedef unsigned __int128 wide;

/* The other way to write a token bucket, GCRA: one number, the time at which it will be full. In
 * units of 1/tokens of a nanosecond there is nothing to round. */
struct gcra {
	struct bucket_rate rate;
	uint64_t burst;
	wide full_at;
};

/* How long until n tokens are there, n <= burst; if they are there now, they are taken. */
static uint64_t gcra_take_or_wait(struct gcra *g, uint64_t now_ns, uint64_t n)
{
	wide now = (wide)now_ns * g->rate.tokens;
	wide full_at = (g->full_at > now ? g->full_at : now) + (wide)n * g->rate.per_ns;
	wide allowed = now + (wide)g->burst * g->rate.per_ns;

	if (full_at > allowed)
		return (uint64_t)((full_at - allowed - 1) / g->rate.tokens + 1);
	g->full_at = full_at;
	return 0;
}

/* The same decisions, at one rate, with a clock that goes forward, as an algorithm that keeps a
 * time and no tokens: "exactly elapsed * tokens / per_ns tokens, as mathematics has it". */
static void it_decides_as_gcra_does(void **state)
{
	struct hone_rng *rng = hone_rng_new(12);
	struct gcra g = { { 1000, 7919 }, 20, 0 };

	(void)state;
	begin(START, g.rate, g.burst);
	for (int i = 0; i < 300; i++) {
		uint64_t n = hone_rng_between(rng, 0, 20), wait_ns;

		at(scene.at_ns + hone_rng_between(rng, 0, 60));
		wait_ns = gcra_take_or_wait(&g, START + scene.at_ns, n);
		waits(&(struct step)WAITS(scene.at_ns, n, wait_ns));
		take(n, wait_ns == 0);
	}
	hone_rng_free(rng);
	end();
}

/* ---- the random test ---- */

enum kind { TAKE, WAIT, AVAILABLE, REFUND, SET_RATE, BACK };

struct op {
	enum kind kind;
	uint64_t ns; /* pass before it; BACK: so far does the clock step back */
	uint64_t n;
	struct bucket_rate rate;
};

struct config {
	struct bucket_rate rates[3]; /* the first one at the start */
	uint64_t burst, longest_ns;
};

/* What the contract says, in numbers that are too wide to wrap: parts of a token, per_ns each. */
struct model {
	struct bucket_rate rate;
	uint64_t burst, now_ns;
	wide parts;
};

static void model_add(struct model *m, wide parts)
{
	wide most = (wide)m->burst * m->rate.per_ns;

	m->parts = parts < most - m->parts ? m->parts + parts : most;
}

static void model_pass(struct model *m, uint64_t ns)
{
	m->now_ns += ns;
	model_add(m, (wide)ns * m->rate.tokens);
}

static uint64_t model_available(const struct model *m)
{
	return (uint64_t)(m->parts / m->rate.per_ns);
}

static bool model_take(struct model *m, uint64_t n)
{
	bool granted = n <= model_available(m);

	m->parts -= granted ? (wide)n * m->rate.per_ns : 0;
	return granted;
}

static uint64_t model_wait(const struct model *m, uint64_t n)
{
	wide need = (wide)n * m->rate.per_ns;

	if (n > m->burst)
		return BUCKET_NEVER;
	if (need <= m->parts)
		return 0;
	return (uint64_t)((need - m->parts + m->rate.tokens - 1) / m->rate.tokens);
}

/* How long until no token is begun: then there is nothing that may be kept or dropped. */
static uint64_t model_until_whole(const struct model *m)
{
	for (uint64_t ns = 0; ns < 64; ns++) {
		struct model later = *m;

		model_pass(&later, ns);
		if (later.parts % later.rate.per_ns == 0)
			return ns;
	}
	return model_wait(m, m->burst); /* full */
}

static void draw_op(void *op, struct hone_rng *rng, void *ctx)
{
	static const enum kind kinds[] = { TAKE, TAKE, TAKE, TAKE, TAKE, TAKE, TAKE, TAKE, WAIT,
					   WAIT, WAIT, AVAILABLE, REFUND, REFUND, SET_RATE, BACK };
	const struct config *c = ctx;
	struct op *o = op;

	o->kind = kinds[hone_rng_between(rng, 0, LEN(kinds) - 1)];
	o->ns = hone_rng_between(rng, 0, c->longest_ns / (hone_rng_between(rng, 0, 2) ? 20 : 1));
	o->n = hone_rng_between(rng, 0, c->burst / (hone_rng_between(rng, 0, 9) ? 2 : 1) + 1);
	if (hone_rng_between(rng, 0, 19) == 0)
		o->n = MOST / hone_rng_between(rng, 1, 4);
	o->rate = c->rates[hone_rng_between(rng, 0, LEN(c->rates) - 1)];
}

static bool same(const char *what, uint64_t n, uint64_t expected, uint64_t got,
		 struct hone_mismatch *why)
{
	snprintf(why->what, sizeof why->what, "the last %s%" PRIu64 ")", what, n);
	snprintf(why->expected, sizeof why->expected, "%" PRIu64, expected);
	snprintf(why->got, sizeof why->got, "%" PRIu64, got);
	return expected == got;
}

/* The time before the operation. A step back is seen by a call before it and by one after it:
 * whether other calls have seen it is in part left open. */
static void pass(struct bucket *b, struct hone_clock *clock, struct model *m, const struct op *o)
{
	if (o->kind == BACK) {
		bucket_available(b);
		m->now_ns -= o->ns < m->now_ns ? o->ns : m->now_ns;
	} else {
		model_pass(m, o->kind == SET_RATE ? model_until_whole(m) : o->ns);
	}
	hone_clock_set(clock, m->now_ns);
	if (o->kind == BACK)
		bucket_available(b);
}

static bool agrees(struct bucket *b, struct model *m, const struct op *o,
		   struct hone_mismatch *why)
{
	bool set;

	switch (o->kind) {
	case TAKE:
		return same("bucket_take(b, ", o->n, model_take(m, o->n), bucket_take(b, o->n),
			    why);
	case WAIT:
		return same("bucket_wait_ns(b, ", o->n, model_wait(m, o->n),
			    bucket_wait_ns(b, o->n), why);
	case REFUND:
		bucket_refund(b, o->n);
		model_add(m, (wide)o->n * m->rate.per_ns);
		return true;
	case SET_RATE:
		m->parts = (wide)model_available(m) * o->rate.per_ns;
		m->rate = o->rate;
		set = bucket_set_rate(b, o->rate);
		if (!same("bucket_set_rate(b, tokens ", o->rate.tokens, true, set, why))
			return false;
		break;
	case AVAILABLE:
	case BACK:
		break;
	}
	return same("bucket_available(b) at ", m->now_ns, model_available(m), bucket_available(b),
		    why);
}

static bool sequence_agrees(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	const struct config *c = ctx;
	const struct op *o = ops;
	struct hone_clock *clock = hone_clock_new(START);
	struct bucket *b = bucket_new(c->rates[0], c->burst, clock);
	struct model m = { c->rates[0], c->burst, START, (wide)c->burst * c->rates[0].per_ns };
	bool agreed = same("buckets from bucket_new(…, ", c->burst, 1, b != NULL, why);

	for (size_t i = 0; agreed && i < n; i++) {
		pass(b, clock, &m, &o[i]);
		agreed = agrees(b, &m, &o[i], why);
	}
	bucket_free(b);
	hone_clock_free(clock);
	return agreed;
}

static void print_op(const void *op, char *text, size_t size, void *ctx)
{
	static const char *const calls[] = {
		[TAKE] = "take", [WAIT] = "wait_ns", [AVAILABLE] = "available",
		[REFUND] = "refund", [SET_RATE] = "set_rate", [BACK] = "available",
	};
	const struct op *o = op;
	char arguments[64] = "", when[48];

	(void)ctx;
	snprintf(when, sizeof when, "clock %s= %" PRIu64 ";", o->kind == BACK ? "-" : "+", o->ns);
	if (o->kind == TAKE || o->kind == WAIT || o->kind == REFUND)
		snprintf(arguments, sizeof arguments, ", %" PRIu64, o->n);
	if (o->kind == SET_RATE) {
		snprintf(when, sizeof when, "/* once no token is begun: */");
		snprintf(arguments, sizeof arguments, ", { %" PRIu64 ", %" PRIu64 " }",
			 o->rate.tokens, o->rate.per_ns);
	}
	snprintf(text, size, "%s bucket_%s(b%s);", when, calls[o->kind], arguments);
}

/* The whole contract: "exactly elapsed * tokens / per_ns tokens, as mathematics has it". A random
 * test, so it belongs to no mutant's pattern. Honest solutions cannot fail: the model answers what
 * the contract says, and what it leaves open is kept out: "one that is refused, one for 0 tokens
 * and one that answers BUCKET_NEVER may as well not have seen it". */
static void long_use_agrees_with_exact_arithmetic(void **state)
{
	static struct config configs[] = {
		{ { { 3, 7 }, { 1, 5 }, { 9, 4 } }, 10, 60 },
		{ { { 1, 100 }, { 1, 7 }, { 4, 1000 } }, 3, 800 },
		{ { { 1000003, SECOND }, { 7, MS }, { 3, 2 } }, TWO_TO(33), 40 * HOUR },
	};

	(void)state;
	for (size_t i = 0; i < LEN(configs); i++) {
		const struct hone_sequence s = { sizeof(struct op), draw_op, sequence_agrees,
						 print_op, &configs[i] };

		hone_story_clear();
		hone_did("a bucket with %" PRIu64 " every %s, burst %" PRIu64,
			 configs[i].rates[0].tokens, words(configs[i].rates[0].per_ns),
			 configs[i].burst);
		hone_sequence_check(&s, 40, 60);
	}
}

/* not tested: "The clock is borrowed and outlives the bucket": a promise of the caller
 * not tested: "Not for several threads at once": no test of one thread can see what several do */

HONE_SUITE(
	HONE_TEST(a_new_bucket_is_full),
	HONE_TEST(a_take_takes_what_it_says),
	HONE_TEST(each_bucket_is_its_own),
	HONE_TEST(a_take_is_all_or_nothing),
	HONE_TEST(the_last_token_can_be_taken),
	HONE_TEST(a_take_of_nothing_succeeds),
	HONE_TEST(an_empty_bucket_grants_a_take_of_nothing),
	HONE_TEST(a_refused_take_costs_nothing),
	HONE_TEST(a_token_comes_at_its_nanosecond),
	HONE_TEST(tokens_come_one_after_the_other),
	HONE_TEST(a_rate_may_come_out_uneven),
	HONE_TEST(a_slow_rate_is_kept),
	HONE_TEST(a_fast_rate_is_kept),
	HONE_TEST(a_full_bucket_stays_at_the_burst),
	HONE_TEST(a_long_rest_fills_to_the_burst),
	HONE_TEST(the_time_of_a_full_bucket_is_not_saved),
	HONE_TEST(a_full_bucket_earns_no_part_of_a_token),
	HONE_TEST(looking_often_loses_nothing),
	HONE_TEST(asking_for_the_wait_often_loses_nothing),
	HONE_TEST(trying_often_loses_nothing),
	HONE_TEST(a_granted_take_keeps_the_begun_token),
	HONE_TEST(a_client_at_the_rate_is_never_refused),
	HONE_TEST(who_could_take_now_waits_for_nothing),
	HONE_TEST(a_wait_lasts_until_the_token_comes),
	HONE_TEST(an_uneven_wait_is_rounded_up),
	HONE_TEST(a_begun_token_shortens_the_wait),
	HONE_TEST(the_tokens_that_are_there_shorten_the_wait),
	HONE_TEST(more_than_the_burst_never_comes),
	HONE_TEST(the_burst_itself_comes),
	HONE_TEST(asking_takes_nothing),
	HONE_TEST(years_of_rest_do_not_wrap),
	HONE_TEST(the_largest_bucket_works),
	HONE_TEST(the_fastest_rate_works),
	HONE_TEST(large_counts_are_exact),
	HONE_TEST(a_count_of_any_size_is_refused),
	HONE_TEST(a_call_takes_as_long_for_many_tokens_as_for_few),
	HONE_TEST(a_call_takes_as_long_after_many_calls_as_after_few),
	HONE_TEST(only_bucket_new_allocates),
	HONE_TEST(zeros_are_refused),
	HONE_TEST(a_product_that_does_not_fit_is_refused),
	HONE_TEST(a_product_of_the_most_is_refused),
	HONE_TEST(without_memory_there_is_no_bucket),
	HONE_TEST(a_refund_puts_tokens_back),
	HONE_TEST(a_refund_stops_at_the_burst),
	HONE_TEST(a_refund_that_fills_leaves_no_part_over),
	HONE_TEST(a_refund_keeps_the_begun_token),
	HONE_TEST(a_refund_of_any_size_is_safe),
	HONE_TEST(a_new_rate_counts_from_now_on),
	HONE_TEST(what_was_earned_came_at_the_old_rate),
	HONE_TEST(the_same_rate_again_keeps_what_was_earned),
	HONE_TEST(whole_tokens_survive_a_new_rate),
	HONE_TEST(a_new_rate_leaves_the_burst),
	HONE_TEST(a_begun_token_is_kept_or_dropped),
	HONE_TEST(a_begun_token_is_worth_no_more_at_a_faster_rate),
	HONE_TEST(a_rate_that_does_not_fit_is_refused),
	HONE_TEST(a_refused_rate_changes_nothing),
	HONE_TEST(a_step_back_earns_nothing),
	HONE_TEST(earning_goes_on_after_a_step_back),
	HONE_TEST(a_step_back_loses_nothing),
	HONE_TEST(no_stretch_of_time_grants_more_than_its_share),
	HONE_TEST(it_decides_as_gcra_does),
	HONE_TEST_RANDOM(long_use_agrees_with_exact_arithmetic));
