/* The suite of rate-limiter. A test's comment quotes the words of rate_limiter.h that it checks. */
#include <hone/clock.h>
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "rate_limiter.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MS UINT64_C(1000000)
#define SECOND (1000 * MS)
#define HOUR (3600 * SECOND)
#define LEN(a) (sizeof(a) / sizeof *(a))
#define START (7 * SECOND) /* where a scene's clock begins: not at 0, so that it can step back */
#define ODDS 641           /* UINT64_MAX is 641 * 28778071877862015, and no more */

/* ---- the scene: one bucket, one clock; each test has a process of its own ---- */

static struct scene {
	struct hone_clock *clock;
	struct bucket *bucket;
	struct bucket_rate rate;
	uint64_t burst;
	uint64_t at_ns; /* since START; wraps below it, as it should */
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

/* A new bucket, full, on a clock that says start_ns; what the scene held before is given back. */
static void begin_at(uint64_t start_ns, struct bucket_rate rate, uint64_t burst)
{
	bucket_free(scene.bucket);
	hone_clock_free(scene.clock);
	hone_story_clear();
	scene = (struct scene){ hone_clock_new(start_ns), NULL, rate, burst, 0 };
	hone_did("bucket_new: %" PRIu64 " every %s, burst %" PRIu64, rate.tokens,
		 words(rate.per_ns), burst);
	scene.bucket = bucket_new(rate, burst, scene.clock);
	if (!scene.bucket)
		hone_fail("a bucket", "NULL", "what bucket_new returned");
}

static void begin(uint64_t tokens, uint64_t per_ns, uint64_t burst)
{
	begin_at(START, (struct bucket_rate){ tokens, per_ns }, burst);
}

static void end(void)
{
	bucket_free(scene.bucket);
	hone_clock_free(scene.clock);
	scene = (struct scene){ 0 };
}

/* It is now so long after the scene's start. */
static void at(uint64_t ns)
{
	hone_did("%s after the start:", words(ns));
	scene.at_ns = ns;
	hone_clock_set(scene.clock, START + ns);
}

static void expect_available(uint64_t expected)
{
	hone_expect_u64(bucket_available(scene.bucket), expected, "bucket_available(b)");
}

static void expect_granted(uint64_t n)
{
	hone_did("  bucket_take(b, %" PRIu64 ")", n);
	hone_expect_true(bucket_take(scene.bucket, n), "bucket_take(b, %" PRIu64 ")", n);
}

static void expect_refused(uint64_t n)
{
	hone_did("  bucket_take(b, %" PRIu64 ")", n);
	hone_expect_false(bucket_take(scene.bucket, n), "bucket_take(b, %" PRIu64 ")", n);
}

static void expect_wait(uint64_t n, uint64_t expected_ns)
{
	uint64_t got_ns = bucket_wait_ns(scene.bucket, n);

	if (expected_ns == BUCKET_NEVER && got_ns != BUCKET_NEVER)
		hone_fail("BUCKET_NEVER", words(got_ns), "bucket_wait_ns(b, %" PRIu64 ")", n);
	if (expected_ns != BUCKET_NEVER && got_ns == BUCKET_NEVER)
		hone_fail(words(expected_ns), "BUCKET_NEVER", "bucket_wait_ns(b, %" PRIu64 ")", n);
	hone_expect_ns(got_ns, expected_ns, "bucket_wait_ns(b, %" PRIu64 ")", n);
}

static void refund(uint64_t n)
{
	hone_did("  bucket_refund(b, %" PRIu64 ")", n);
	bucket_refund(scene.bucket, n);
}

static bool set_rate(uint64_t tokens, uint64_t per_ns)
{
	hone_did("  bucket_set_rate(b, %" PRIu64 " every %s)", tokens, words(per_ns));
	return bucket_set_rate(scene.bucket, (struct bucket_rate){ tokens, per_ns });
}

/* Empties the bucket with one call: what a scene often starts with. */
static void drain(void)
{
	expect_granted(scene.burst);
}

/* ---- a new bucket ---- */

/* "A bucket that is full: it holds `burst` tokens, and never holds more." */
static void a_new_bucket_is_full(void **state)
{
	static const uint64_t bursts[] = { 10, 1, 1000 };

	(void)state;
	for (size_t i = 0; i < LEN(bursts); i++) {
		begin(1, 100, bursts[i]);
		expect_available(bursts[i]);
	}
	end();
}

/* "up to a burst; calls take them", "Takes n tokens if all of them are there now", "The whole
 * tokens that are there now: 0 .. burst." */
static void a_take_takes_what_it_says(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(3);
	expect_available(7);
	expect_granted(1);
	expect_available(6);
	expect_granted(6);
	expect_available(0);
	end();
}

/* "The caller frees it with bucket_free", "Frees the bucket. NULL is fine.": the others live on,
 * each with "`burst` tokens" of its own. */
static void each_bucket_is_its_own(void **state)
{
	struct bucket *other;

	(void)state;
	begin(1, 100, 10);
	hone_did("another one: bucket_new with burst 5");
	other = bucket_new((struct bucket_rate){ 1, 100 }, 5, scene.clock);
	expect_available(10);
	expect_granted(4);
	hone_expect_true(other != NULL, "whether there is another bucket");
	hone_expect_u64(bucket_available(other), 5, "bucket_available(the other)");
	hone_did("bucket_free(the other), bucket_free(NULL)");
	bucket_free(other);
	bucket_free(NULL);
	expect_available(6);
	end();
	hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks held when all buckets are freed");
}

/* ---- all or nothing ---- */

/* "Takes n tokens if all of them are there now, and none otherwise": one more than there are. */
static void a_take_is_all_or_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(7);
	expect_refused(4);
	expect_available(3);
	end();
}

/* The same border from the other side: "if all of them are there now", the last one included. */
static void the_last_token_can_be_taken(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(7);
	expect_granted(3);
	begin(1, 100, 10);
	expect_granted(10);
	begin(1, 100, 1);
	expect_granted(1);
	end();
}

/* "n = 0 always succeeds", and takes 0 tokens. */
static void a_take_of_nothing_succeeds(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(0);
	expect_available(10);
	end();
}

/* "n = 0 always succeeds": when nothing is there, all of nothing is there. */
static void an_empty_bucket_grants_a_take_of_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	expect_granted(0);
	expect_available(0);
	end();
}

/* "A call that is refused changes nothing": an empty bucket owes nothing, and a full one still
 * has "`burst` tokens". */
static void a_refused_take_costs_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_refused(11);
	expect_available(10);
	drain();
	for (int i = 0; i < 3; i++)
		expect_refused(1);
	at(100);
	expect_available(1);
	end();
}

/* ---- the rate ---- */

/* "Tokens drip in at a steady rate": the first one is there at its nanosecond, and not before.
 * "Every time is in nanoseconds." */
static void a_token_comes_at_its_nanosecond(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(99);
	expect_refused(1);
	at(100);
	expect_granted(1);
	at(199);
	expect_refused(1);
	at(200);
	expect_granted(1);
	expect_refused(1);
	end();
}

/* "`tokens` every `per_ns` nanoseconds, one after the other": not all of them at the end. */
static void tokens_come_one_after_the_other(void **state)
{
	(void)state;
	begin(5, 1000, 10);
	drain();
	at(199);
	expect_available(0);
	for (uint64_t i = 1; i <= 10; i++) {
		at(200 * i);
		expect_available(i);
	}
	end();
}

static void expect_available_at(uint64_t ns, uint64_t expected)
{
	at(ns);
	expect_available(expected);
}

/* "Between two calls the bucket earns exactly elapsed * tokens / per_ns tokens, as mathematics has
 * it": rates that do not come out even. */
static void a_rate_may_come_out_uneven(void **state)
{
	(void)state;
	begin(3, SECOND, 10);
	drain();
	expect_available_at(333333333, 0);
	expect_available_at(333333334, 1);
	expect_available_at(666666666, 1);
	expect_available_at(666666667, 2);
	expect_available_at(SECOND - 1, 2);
	expect_available_at(SECOND, 3);
	begin(2, 3, 10);
	drain();
	expect_available_at(1, 0);
	expect_available_at(2, 1);
	expect_available_at(3, 2);
	end();
}

/* "{5000, 3600000000000} is 5,000 an hour, one every 0.72 s": less than two in a second. */
static void a_slow_rate_is_kept(void **state)
{
	(void)state;
	begin(5000, HOUR, 5000);
	drain();
	expect_available_at(720 * MS - 1, 0);
	expect_available_at(720 * MS, 1);
	expect_available_at(HOUR / 2, 2500);
	expect_available_at(HOUR - 1, 4999);
	end();
}

/* The same, "exactly elapsed * tokens / per_ns tokens", with several tokens in a nanosecond. */
static void a_fast_rate_is_kept(void **state)
{
	(void)state;
	begin(7, 3, 100);
	drain();
	expect_available_at(1, 2);
	expect_available_at(2, 4);
	expect_available_at(3, 7);
	begin(1000, 1, 5000);
	drain();
	expect_available_at(2, 2000);
	end();
}

/* ---- a full bucket ---- */

/* "it holds `burst` tokens, and never holds more": the token that makes it full comes in time. */
static void a_full_bucket_stays_at_the_burst(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(4);
	at(399);
	expect_available(9);
	at(400);
	expect_available(10);
	at(500);
	expect_available(10);
	expect_refused(11);
	end();
}

/* "it holds `burst` tokens, and never holds more", however much longer the rest was than needed. */
static void a_long_rest_fills_to_the_burst(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(4);
	at(100 * 1000);
	expect_available(10);
	expect_refused(11);
	end();
}

/* "A full bucket earns nothing": not now, and not for later. */
static void the_time_of_a_full_bucket_is_not_saved(void **state)
{
	(void)state;
	begin(1, 100, 10);
	at(1000);
	expect_granted(4);
	expect_available(6);
	at(1099);
	expect_available(6);
	at(1100);
	expect_available(7);
	end();
}

/* "A full bucket earns nothing", and no part of a token either: after a take the next token needs
 * all of its time. */
static void a_full_bucket_earns_no_part_of_a_token(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(1);
	at(190);
	expect_available(10);
	expect_granted(1);
	at(289);
	expect_available(9);
	at(290);
	expect_available(10);
	end();
}

/* ---- nothing is lost ---- */

#define POLLS 20000

/* "a fraction of a token is kept and never lost, so a million calls one nanosecond apart earn what
 * one call after a millisecond earns": here it is 20,000 calls, of one kind. */
static void call_each_nanosecond(void (*call)(void), const char *what)
{
	begin(9, POLLS, 10);
	drain();
	hone_did("%s each nanosecond, %d times", what, POLLS - 1);
	for (uint64_t i = 1; i < POLLS; i++) {
		hone_clock_set(scene.clock, START + i);
		call();
	}
	expect_available(8);
	at(POLLS);
	expect_available(9);
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

/* "a fraction of a token is kept and never lost" by bucket_available. */
static void looking_often_loses_nothing(void **state)
{
	(void)state;
	call_each_nanosecond(ask_available, "bucket_available(b)");
}

/* "a fraction of a token is kept and never lost" by bucket_wait_ns, which "Takes nothing" of a
 * token that is "there now": "one less is refused. BUCKET_NEVER if n > burst, and only then." */
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
	(void)state;
	begin(1, 100, 10);
	drain();
	at(150);
	expect_granted(1);
	at(199);
	expect_refused(1);
	at(200);
	expect_granted(1);
	end();
}

/* "exactly elapsed * tokens / per_ns tokens": who comes at exactly the rate is never refused. A
 * burst of 2, since at that moment a part of the next token may be there as well. */
static void a_client_at_the_rate_is_never_refused(void **state)
{
	const uint64_t calls = 3000;
	uint64_t granted = 0, at_ns = 0;

	(void)state;
	begin(3, SECOND, 2);
	drain();
	hone_did("%" PRIu64 " times bucket_take(b, 1), each at the nanosecond of its token", calls);
	for (uint64_t i = 1; i <= calls; i++) {
		at_ns = (i * SECOND + 2) / 3;
		hone_clock_set(scene.clock, START + at_ns);
		granted += bucket_take(scene.bucket, 1);
	}
	hone_expect_u64(granted, calls, "the calls that were granted");
	hone_expect_ns(at_ns, 1000 * SECOND, "the time of the last call");
	expect_available(0);
	end();
}

/* ---- the wait ---- */

/* "0 if it would now": for nothing, for the last token, for less than there is. */
static void who_could_take_now_waits_for_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_wait(10, 0);
	begin(1, 100, 10);
	expect_granted(7);
	expect_wait(3, 0);
	begin(1, 100, 10);
	expect_granted(7);
	expect_wait(1, 0);
	begin(1, 100, 10);
	drain();
	expect_wait(0, 0);
	end();
}

/* At wait - 1 a take of n is refused, at wait it is granted. */
static void expect_wait_is_exact(uint64_t now_ns, uint64_t n, uint64_t expected_ns)
{
	at(now_ns);
	expect_wait(n, expected_ns);
	at(now_ns + expected_ns - 1);
	expect_refused(n);
	at(now_ns + expected_ns);
	expect_granted(n);
}

/* "How long until bucket_take(b, n) would succeed if nobody else took". Times that come out even:
 * nothing is to be rounded. */
static void a_wait_lasts_until_the_token_comes(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	expect_wait_is_exact(0, 1, 100);
	expect_wait_is_exact(100, 3, 300);
	expect_wait_is_exact(400, 10, 1000);
	end();
}

/* "the exact number of nanoseconds, so that one less is refused": uneven times are rounded up. */
static void an_uneven_wait_is_rounded_up(void **state)
{
	(void)state;
	begin(3, SECOND, 10);
	drain();
	expect_wait_is_exact(0, 1, 333333334);
	begin(3, SECOND, 10);
	drain();
	expect_wait_is_exact(0, 2, 666666667);
	begin(7, 3, 100);
	drain();
	expect_wait_is_exact(0, 1, 1);
	expect_wait_is_exact(3, 9, 2);
	end();
}

/* "How long until" now is over: the time since the last token counts. */
static void a_begun_token_shortens_the_wait(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(30);
	expect_wait(1, 70);
	at(99);
	expect_wait(1, 1);
	expect_wait(2, 101);
	at(100);
	expect_wait(1, 0);
	end();
}

/* "if all of them are there now" some may be: the wait is for those that are missing. */
static void the_tokens_that_are_there_shorten_the_wait(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(7);
	expect_wait(5, 200);
	expect_wait(4, 100);
	expect_wait(10, 700);
	end();
}

/* "BUCKET_NEVER if n > burst", "What bucket_wait_ns says when waiting does not help." */
static void more_than_the_burst_never_comes(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_wait(11, BUCKET_NEVER);
	drain();
	expect_wait(11, BUCKET_NEVER);
	expect_wait(UINT64_MAX, BUCKET_NEVER);
	end();
}

/* "BUCKET_NEVER if n > burst, and only then": the burst itself comes. */
static void the_burst_itself_comes(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	expect_wait(10, 1000);
	begin(1, 100, 1);
	drain();
	expect_wait(1, 100);
	end();
}

/* "and only then. Takes nothing.", and "0 .. burst. Takes nothing.": who asks pays nothing, and
 * holds no place. */
static void asking_takes_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(8);
	for (int i = 0; i < 3; i++) {
		expect_wait(1, 0);
		expect_wait(2, 0);
		expect_wait(4, 200);
		expect_available(2);
	}
	expect_granted(2);
	expect_wait(1, 100);
	expect_wait(1, 100);
	end();
}

/* ---- any time, any size ---- */

/* "exactly elapsed * tokens / per_ns tokens, as mathematics has it", and "never holds more": where
 * elapsed * tokens is 2^64 and a little, for a start. */
static void years_of_rest_do_not_wrap(void **state)
{
	static const struct { struct bucket_rate rate; uint64_t rest_ns; } rests[] = {
		{ { 1 << 20, MS }, UINT64_C(1) << 44 },
		{ { 1 << 20, MS }, (UINT64_C(1) << 44) + 1 },
		{ { 3, SECOND }, UINT64_MAX / 3 + 1 },
		{ { 1000000, 1 }, UINT64_MAX - START },
		{ { UINT64_MAX, 1000 }, 2 },
		{ { 1, 100 }, UINT64_MAX - START },
	};

	(void)state;
	for (size_t i = 0; i < LEN(rests); i++) {
		begin(rests[i].rate.tokens, rests[i].rate.per_ns, 10);
		drain();
		at(rests[i].rest_ns);
		expect_available(10);
		expect_wait(10, 0);
	}
	end();
}

/* "burst * rate.per_ns is not below UINT64_MAX" is refused, so the largest product that is below
 * it works "exactly", with a wait that is not yet BUCKET_NEVER. */
static void the_largest_bucket_works(void **state)
{
	(void)state;
	begin_at(0, (struct bucket_rate){ 1, UINT64_MAX - 1 }, 1);
	drain();
	expect_wait(1, UINT64_MAX - 1);
	hone_clock_set(scene.clock, UINT64_MAX - 2);
	expect_wait(1, 1);
	expect_refused(1);
	hone_clock_set(scene.clock, UINT64_MAX - 1);
	expect_granted(1);
	begin_at(0, (struct bucket_rate){ 1, 1 }, UINT64_MAX - 1);
	drain();
	expect_wait(UINT64_MAX - 1, UINT64_MAX - 1);
	hone_clock_set(scene.clock, UINT64_MAX - 2);
	expect_available(UINT64_MAX - 2);
	hone_clock_set(scene.clock, UINT64_MAX);
	expect_available(UINT64_MAX - 1);
	end();
}

/* "`tokens` every `per_ns` nanoseconds, one after the other", as many as the type can say. */
static void the_fastest_rate_works(void **state)
{
	(void)state;
	begin(UINT64_MAX, 1000, 10);
	drain();
	expect_wait(1, 1);
	expect_wait(10, 1);
	at(1);
	expect_available(10);
	end();
}

/* "as mathematics has it: a fraction of a token is kept": numbers with more digits than a double
 * has. */
static void large_counts_are_exact(void **state)
{
	const uint64_t burst = (UINT64_C(1) << 60) + 1;

	(void)state;
	begin(1, 1, burst);
	expect_available(burst);
	expect_granted(1);
	expect_available(burst - 1);
	expect_wait(burst, 1);
	begin(1, UINT64_C(1) << 60, 3);
	drain();
	at(1);
	expect_wait(3, (UINT64_C(3) << 60) - 1);
	at((UINT64_C(1) << 60) - 1);
	expect_refused(1);
	end();
}

/* "Takes n tokens if all of them are there now": a count that wraps when it is multiplied by
 * per_ns is refused like any that is too large, and its wait is "BUCKET_NEVER if n > burst". */
static void a_count_of_any_size_is_refused(void **state)
{
	static const uint64_t counts[] = { UINT64_MAX, UINT64_C(1) << 32, (UINT64_C(1) << 32) + 1,
					   UINT64_C(1) << 63 };

	(void)state;
	for (size_t i = 0; i < LEN(counts); i++) {
		begin(1, UINT64_C(1) << 32, 10);
		expect_refused(counts[i]);
		expect_available(10);
		expect_wait(counts[i], BUCKET_NEVER);
	}
	end();
}

/* The work of one round of calls, `size` tokens after the bucket was emptied. */
static uint64_t work_after(uint64_t size)
{
	uint64_t before, work;

	begin(1, 1, UINT64_C(1) << 40);
	drain();
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
	uint64_t small, large;

	(void)state;
	small = work_after(1000);
	large = work_after(10 * 1000);
	hone_expect_between(large, 0, 2 * small + 4 * 64,
			    "the steps of the same calls for ten times as many tokens");
	end();
}

/* And none for each call before: "Every function is O(1)". */
static void a_call_takes_as_long_after_many_calls_as_after_few(void **state)
{
	uint64_t work[2];

	(void)state;
	begin(1, 10, 4000);
	for (uint64_t round = 0; round < LEN(work); round++) {
		uint64_t calls = round ? 3000 : 300, before = hone_work();

		for (uint64_t i = 0; i < calls; i++) {
			hone_clock_advance(scene.clock, 1);
			bucket_take(scene.bucket, 1);
		}
		work[round] = (hone_work() - before) / calls;
	}
	hone_did("%d times bucket_take(b, 1), and then %d times more", 300, 3000);
	hone_expect_between(work[1], 0, 2 * work[0] + 64,
			    "the steps of one of the later calls");
	end();
}

/* "and none but bucket_new allocates". */
static void only_bucket_new_allocates(void **state)
{
	size_t before;

	(void)state;
	begin(1, 100, 10);
	before = hone_mem_allocations();
	at(150);
	bucket_take(scene.bucket, 3);
	bucket_wait_ns(scene.bucket, 10);
	bucket_available(scene.bucket);
	bucket_refund(scene.bucket, 2);
	hone_expect_u64(hone_mem_allocations() - before, 0,
			"the allocations in take, wait_ns, available and refund");
	set_rate(3, 70);
	hone_expect_u64(hone_mem_allocations() - before, 0,
			"the allocations in bucket_set_rate");
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
	if (expected && !b)
		hone_fail("a bucket", "NULL", "what bucket_new returned");
	if (!expected && b)
		hone_fail("NULL", "a bucket", "what bucket_new returned");
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

/* "or if burst * rate.per_ns is not below UINT64_MAX": products below it, at it, and past it,
 * where the product in 64 bits is small again. */
static void a_product_that_does_not_fit_is_refused(void **state)
{
	const uint64_t most = UINT64_MAX;

	(void)state;
	expect_new(1, most - 1, 1, true);
	expect_new(1, most / 2, 2, true); /* most - 1 */
	expect_new(1, 3, most / 3 - 1, true);
	expect_new(1, most, 2, false);
	expect_new(1, most / 2 + 1, 2, false); /* 2^64, which wraps to 0 */
	expect_new(1, UINT64_C(1) << 33, UINT64_C(1) << 33, false);
	expect_new(1, most / 2 + 2, 2, false); /* and to 2 */
	expect_new(most, 1, 1, true);
}

/* "is not below UINT64_MAX": a product that is UINT64_MAX itself. */
static void a_product_of_the_most_is_refused(void **state)
{
	const uint64_t most = UINT64_MAX;

	(void)state;
	expect_new(1, 1, most - 1, true);
	expect_new(1, most / ODDS, ODDS, false);
	expect_new(1, most, 1, false);
	expect_new(1, 1, most, false);
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
	begin(1, 100, 10);
	expect_available(10);
	end();
}

/* ---- refunds ---- */

/* "Puts n tokens back, for work that was not done after all." */
static void a_refund_puts_tokens_back(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(8);
	refund(3);
	expect_available(5);
	refund(0);
	expect_available(5);
	refund(5);
	expect_available(10);
	end();
}

/* "What does not fit below burst is lost": by one, and by a part of one. */
static void a_refund_stops_at_the_burst(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(8);
	refund(9);
	expect_available(10);
	expect_refused(11);
	end();
}

/* "What does not fit below burst is lost", the begun token too: a full bucket has no part more. */
static void a_refund_that_fills_leaves_no_part_over(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(50);
	refund(10);
	expect_available(10);
	expect_granted(1);
	at(149);
	expect_available(9);
	at(150);
	expect_available(10);
	end();
}

/* "a fraction of a token is kept and never lost", and a refund is a call like any other. */
static void a_refund_keeps_the_begun_token(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(60);
	refund(2);
	expect_available(2);
	expect_wait(3, 40);
	at(99);
	expect_available(2);
	at(100);
	expect_available(3);
	end();
}

/* "What does not fit below burst is lost; any n is safe.": counts that wrap when they are added, or
 * multiplied by per_ns. */
static void a_refund_of_any_size_is_safe(void **state)
{
	static const uint64_t counts[] = { UINT64_MAX, UINT64_MAX - 2, UINT64_C(1) << 32,
					   UINT64_C(1) << 63 };

	(void)state;
	for (size_t i = 0; i < LEN(counts); i++) {
		begin(1, UINT64_C(1) << 32, 10);
		expect_granted(7);
		refund(counts[i]);
		expect_available(10);
	}
	end();
}

/* ---- another rate ---- */

/* "From now on tokens come at the new rate." */
static void a_new_rate_counts_from_now_on(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	hone_expect_true(set_rate(3, 1000), "bucket_set_rate");
	at(333);
	expect_available(0);
	at(334);
	expect_available(1);
	at(2000);
	expect_available(6);
	end();
}

/* "What was earned until now came at the old rate and stays": nobody has asked since then. */
static void what_was_earned_came_at_the_old_rate(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(400);
	hone_expect_true(set_rate(1, 50), "bucket_set_rate");
	expect_available(4);
	at(450);
	expect_available(5);
	end();
}

/* "What was earned until now came at the old rate and stays": when the new one is the same, too. */
static void the_same_rate_again_keeps_what_was_earned(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(400);
	hone_expect_true(set_rate(1, 100), "bucket_set_rate");
	expect_available(4);
	at(500);
	expect_available(5);
	end();
}

/* "whole tokens exactly": they are as many after the change, whatever per_ns was and is. */
static void whole_tokens_survive_a_new_rate(void **state)
{
	(void)state;
	begin(1, 100, 10);
	expect_granted(3);
	hone_expect_true(set_rate(1, 7), "bucket_set_rate");
	expect_available(7);
	hone_expect_true(set_rate(1000, SECOND), "bucket_set_rate");
	expect_available(7);
	expect_granted(7);
	expect_refused(1);
	end();
}

/* Full before and full after: "it holds `burst` tokens, and never holds more." */
static void a_new_rate_leaves_the_burst(void **state)
{
	(void)state;
	begin(1, 100, 10);
	hone_expect_true(set_rate(5, 1000), "bucket_set_rate");
	expect_available(10);
	at(5000);
	expect_available(10);
	drain();
	expect_wait(10, 2000);
	expect_wait(11, BUCKET_NEVER);
	end();
}

/* "the begun part of a token is kept or dropped, as you like": half a token is worth half the new
 * time, or nothing. */
static void a_begun_token_is_kept_or_dropped(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(250);
	hone_expect_true(set_rate(1, 1000), "bucket_set_rate");
	expect_available(2);
	hone_expect_between(bucket_wait_ns(scene.bucket, 3), 500, 1000,
			    "bucket_wait_ns(b, 3), in ns");
	at(250 + 499);
	expect_available(2);
	at(250 + 1000);
	expect_available(3);
	end();
}

/* "whole tokens exactly, and the begun part of a token is kept or dropped": 99 hundredths of a token
 * are no more than that when a token takes 7 ns. */
static void a_begun_token_is_worth_no_more_at_a_faster_rate(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(299);
	hone_expect_true(set_rate(1, 7), "bucket_set_rate");
	expect_available(2);
	at(299 + 7);
	expect_available(3);
	end();
}

/* "False for a rate that bucket_new would refuse with this burst": with a burst of 2. */
static void a_rate_that_does_not_fit_is_refused(void **state)
{
	(void)state;
	begin(1, 100, 2);
	hone_expect_false(set_rate(0, 100), "bucket_set_rate");
	hone_expect_false(set_rate(1, 0), "bucket_set_rate");
	hone_expect_false(set_rate(1, UINT64_MAX / 2 + 1), "bucket_set_rate");
	hone_expect_true(set_rate(1, UINT64_MAX / 2), "bucket_set_rate");
	begin(1, 1, ODDS);
	hone_expect_false(set_rate(1, UINT64_MAX / ODDS), "bucket_set_rate");
	hone_expect_true(set_rate(1, UINT64_MAX / ODDS - 1), "bucket_set_rate");
	end();
}

/* "bucket_new would refuse with this burst, and then nothing has changed": the old rate goes on,
 * and the begun token too. */
static void a_refused_rate_changes_nothing(void **state)
{
	static const struct bucket_rate bad[] = { { 0, 1 }, { 7, 0 }, { 7, UINT64_MAX / 10 + 1 } };

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		begin(1, 100, 10);
		expect_granted(5);
		at(250);
		set_rate(bad[i].tokens, bad[i].per_ns);
		expect_available(7);
		at(299);
		expect_available(7);
		at(300);
		expect_available(8);
	}
	end();
}

/* ---- a clock that steps back ---- */

static void step_back_to(uint64_t ns)
{
	hone_did("the clock steps back");
	at(ns);
}

/* "When the clock steps back nothing is earned and nothing is lost" */
static void a_step_back_earns_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	at(1000);
	expect_granted(6);
	step_back_to(999);
	expect_available(4);
	expect_refused(5);
	step_back_to(0);
	expect_available(4);
	end();
}

/* "earning goes on from the new, smaller time": not only when the old time is reached again. */
static void earning_goes_on_after_a_step_back(void **state)
{
	(void)state;
	begin(1, 100, 10);
	at(1000);
	drain();
	step_back_to(500);
	expect_wait(1, 100);
	at(599);
	expect_available(0);
	at(600);
	expect_available(1);
	at(1000);
	expect_available(5);
	end();
}

/* "nothing is earned and nothing is lost": the whole tokens that were there, and the begun one. */
static void a_step_back_loses_nothing(void **state)
{
	(void)state;
	begin(1, 100, 10);
	drain();
	at(560);
	expect_available(5);
	step_back_to(200);
	expect_available(5);
	expect_wait(6, 40);
	at(239);
	expect_available(5);
	at(240);
	expect_available(6);
	end();
}

/* ---- over any stretch of time ---- */

#define GRANTS 200

struct grant {
	uint64_t at_ns, tokens;
};

/* A greedy client that comes at drawn moments and takes all there is. Where it says "seeded", the
 * seed is fixed: each run of the test is the same. */
static size_t take_greedily(struct grant *log, struct hone_rng *rng)
{
	size_t n = 0;

	while (n < GRANTS) {
		uint64_t there;

		scene.at_ns += hone_rng_between(rng, 0, 3) ? hone_rng_between(rng, 0, 9)
							   : hone_rng_between(rng, 0, 90);
		hone_clock_set(scene.clock, START + scene.at_ns);
		there = bucket_available(scene.bucket);
		if (there > 0 && there <= 1000 && bucket_take(scene.bucket, there))
			log[n++] = (struct grant){ scene.at_ns, there };
		else if (scene.at_ns > 100 * MS)
			return n;
	}
	return n;
}

/* "exactly elapsed * tokens / per_ns tokens", "up to a burst": so between any two moments at most
 * burst + elapsed * tokens / per_ns tokens are granted. Each pair of grants is looked at. */
static void no_stretch_of_time_grants_more_than_its_share(void **state)
{
	static struct grant log[GRANTS];
	struct hone_rng *rng = hone_rng_new(11);
	size_t n;

	(void)state;
	begin(3, 7, 5);
	hone_did("a greedy client takes what there is, %d times", GRANTS);
	n = take_greedily(log, rng);
	hone_expect_u64(n, GRANTS, "the takes that were granted");
	for (size_t i = 0; i < n; i++) {
		uint64_t granted = 0, elapsed_ns = 0, most = 0;
		size_t j;

		for (j = i; j < n; j++) {
			granted += log[j].tokens;
			elapsed_ns = log[j].at_ns - log[i].at_ns;
			most = 5 + elapsed_ns * 3 / 7;
			if (granted > most)
				break;
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

/* How long until n tokens are there; BUCKET_NEVER is not asked for. */
static uint64_t gcra_wait(const struct gcra *g, uint64_t now_ns, uint64_t n)
{
	wide now = (wide)now_ns * g->rate.tokens;
	wide full_at = (g->full_at > now ? g->full_at : now) + (wide)n * g->rate.per_ns;
	wide allowed = now + (wide)g->burst * g->rate.per_ns;

	if (full_at <= allowed)
		return 0;
	return (uint64_t)((full_at - allowed - 1) / g->rate.tokens + 1);
}

static void gcra_take(struct gcra *g, uint64_t now_ns, uint64_t n)
{
	wide now = (wide)now_ns * g->rate.tokens;

	g->full_at = (g->full_at > now ? g->full_at : now) + (wide)n * g->rate.per_ns;
}

/* The same decisions, at one rate, with a clock that goes forward, as an algorithm that keeps a
 * time and no tokens: "exactly elapsed * tokens / per_ns tokens, as mathematics has it". */
static void it_decides_as_gcra_does(void **state)
{
	struct hone_rng *rng = hone_rng_new(12);
	struct gcra g = { { 1000, 7919 }, 20, 0 };

	(void)state;
	begin(g.rate.tokens, g.rate.per_ns, g.burst);
	for (int i = 0; i < 300; i++) {
		uint64_t n = hone_rng_between(rng, 0, 20), wait_ns;

		at(scene.at_ns + hone_rng_between(rng, 0, 60));
		wait_ns = gcra_wait(&g, START + scene.at_ns, n);
		expect_wait(n, wait_ns);
		if (wait_ns == 0) {
			expect_granted(n);
			gcra_take(&g, START + scene.at_ns, n);
		} else {
			expect_refused(n);
		}
	}
	hone_rng_free(rng);
	end();
}

/* ---- the random test ---- */

enum kind { TAKE, WAIT, AVAILABLE, REFUND, SET_RATE, BACK, KINDS };

struct op {
	enum kind kind;
	uint64_t ns; /* passes before it; BACK: so far does the clock step back */
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

static void model_pass(struct model *m, uint64_t ns)
{
	wide most = (wide)m->burst * m->rate.per_ns;

	m->now_ns += ns;
	m->parts += (wide)ns * m->rate.tokens;
	if (m->parts > most)
		m->parts = most;
}

static uint64_t model_available(const struct model *m)
{
	return (uint64_t)(m->parts / m->rate.per_ns);
}

static bool model_take(struct model *m, uint64_t n)
{
	bool granted = n <= model_available(m);

	if (granted)
		m->parts -= (wide)n * m->rate.per_ns;
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

static void model_refund(struct model *m, uint64_t n)
{
	wide most = (wide)m->burst * m->rate.per_ns;

	m->parts += (wide)n * m->rate.per_ns;
	if (m->parts > most)
		m->parts = most;
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
	const struct config *c = ctx;
	struct op *o = op;
	uint64_t kind = hone_rng_between(rng, 0, 19);

	o->kind = kind < 10 ? TAKE : kind < 13 ? WAIT : kind < 15 ? AVAILABLE : kind < 17 ? REFUND
		: kind < 18 ? SET_RATE : BACK;
	o->ns = hone_rng_between(rng, 0, 2) ? hone_rng_between(rng, 0, c->longest_ns / 20)
					    : hone_rng_between(rng, 0, c->longest_ns);
	o->n = hone_rng_between(rng, 0, 9) ? hone_rng_between(rng, 0, c->burst / 2)
					   : hone_rng_between(rng, 0, c->burst + 1);
	if (!hone_rng_between(rng, 0, 19))
		o->n = UINT64_MAX / hone_rng_between(rng, 1, 4);
	o->rate = c->rates[hone_rng_between(rng, 0, LEN(c->rates) - 1)];
}

static bool differs(const char *what, uint64_t n, uint64_t expected, uint64_t got,
		    struct hone_mismatch *why)
{
	snprintf(why->what, sizeof why->what, "the last %s(b, %" PRIu64 ")", what, n);
	snprintf(why->expected, sizeof why->expected, "%" PRIu64, expected);
	snprintf(why->got, sizeof why->got, "%" PRIu64, got);
	return expected != got;
}

/* A step back is seen by a call before it and by one after it: which calls look at the clock when
 * they need not is left open. */
static void step_back(struct bucket *b, struct hone_clock *clock, struct model *m, uint64_t ns)
{
	bucket_available(b);
	m->now_ns -= ns < m->now_ns ? ns : m->now_ns;
	hone_clock_set(clock, m->now_ns);
	bucket_available(b);
}

static void pass(struct hone_clock *clock, struct model *m, uint64_t ns)
{
	model_pass(m, ns);
	hone_clock_set(clock, m->now_ns);
}

static bool agrees(struct bucket *b, struct hone_clock *clock, struct model *m,
		   const struct op *o, struct hone_mismatch *why)
{
	if (o->kind == BACK)
		step_back(b, clock, m, o->ns);
	else
		pass(clock, m, o->kind == SET_RATE ? model_until_whole(m) : o->ns);
	if (o->kind == TAKE &&
	    differs("bucket_take", o->n, model_take(m, o->n), bucket_take(b, o->n), why))
		return false;
	if (o->kind == WAIT &&
	    differs("bucket_wait_ns", o->n, model_wait(m, o->n), bucket_wait_ns(b, o->n), why))
		return false;
	if (o->kind == REFUND) {
		bucket_refund(b, o->n);
		model_refund(m, o->n);
	}
	if (o->kind == SET_RATE) {
		m->parts = (wide)model_available(m) * o->rate.per_ns;
		m->rate = o->rate;
		if (differs("bucket_set_rate", o->rate.tokens, true, bucket_set_rate(b, o->rate),
			    why))
			return false;
	}
	if (o->kind == AVAILABLE || o->kind == SET_RATE || o->kind == BACK)
		return !differs("bucket_available", 0, model_available(m), bucket_available(b), why);
	return true;
}

static bool sequence_agrees(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	const struct config *c = ctx;
	const struct op *o = ops;
	struct hone_clock *clock = hone_clock_new(START);
	struct bucket *b = bucket_new(c->rates[0], c->burst, clock);
	struct model m = { c->rates[0], c->burst, START, (wide)c->burst * c->rates[0].per_ns };
	bool agreed = b != NULL;

	if (!b)
		differs("bucket_new", c->burst, 1, 0, why);
	for (size_t i = 0; agreed && i < n; i++)
		agreed = agrees(b, clock, &m, &o[i], why);
	bucket_free(b);
	hone_clock_free(clock);
	return agreed;
}

static void print_op(const void *op, char *text, size_t size, void *ctx)
{
	static const char *const calls[KINDS] = {
		[TAKE] = "bucket_take", [WAIT] = "bucket_wait_ns", [REFUND] = "bucket_refund",
	};
	const struct op *o = op;
	const struct config *c = ctx;

	if (o->kind == SET_RATE)
		snprintf(text, size, "bucket_set_rate(b, (struct bucket_rate){ %" PRIu64 ", %" PRIu64
			 " }); /* when no token is begun */", o->rate.tokens, o->rate.per_ns);
	else if (o->kind == BACK)
		snprintf(text, size, "hone_clock_set(clock, now -= %" PRIu64
			 "); bucket_available(b); /* %" PRIu64 " every %" PRIu64 " ns, burst %"
			 PRIu64 " at first */", o->ns, c->rates[0].tokens, c->rates[0].per_ns,
			 c->burst);
	else if (o->kind == AVAILABLE)
		snprintf(text, size, "hone_clock_set(clock, now += %" PRIu64
			 "); bucket_available(b);", o->ns);
	else
		snprintf(text, size, "hone_clock_set(clock, now += %" PRIu64 "); %s(b, %" PRIu64
			 ");", o->ns, calls[o->kind], o->n);
}

/* The whole contract: "exactly elapsed * tokens / per_ns tokens, as mathematics has it". A random
 * test, so it belongs to no mutant's pattern. Honest solutions cannot fail: the model answers what
 * the contract says, and what the contract leaves open is kept out. */
static void long_use_agrees_with_exact_arithmetic(void **state)
{
	static struct config configs[] = {
		{ { { 3, 7 }, { 1, 5 }, { 9, 4 } }, 10, 60 },
		{ { { 1, 100 }, { 1, 7 }, { 4, 1000 } }, 3, 800 },
		{ { { 1000003, SECOND }, { 7, MS }, { 3, 2 } }, UINT64_C(1) << 33, 40 * HOUR },
	};

	(void)state;
	for (size_t i = 0; i < LEN(configs); i++) {
		const struct hone_sequence s = { sizeof(struct op), draw_op, sequence_agrees,
						 print_op, &configs[i] };

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
