/* How fast is a take, beside the other ways to limit a rate? Each side asks the same virtual clock
 * once for each call, and half of the calls are granted, unless the row says otherwise. */
#include <hone/bench.h>
#include <hone/clock.h>

#include "rate_limiter.h"

#include <stdlib.h>

#define PER_NS 200 /* a token; a call comes each 100 ns */
#define CALL_NS 100
#define BURST 1000

/* ---- with the solution ---- */

static void take_each(uint64_t rounds, uint64_t step_ns)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct bucket *b = bucket_new((struct bucket_rate){ 1, PER_NS }, BURST, clock);

	for (uint64_t i = 0; b && i < rounds; i++) {
		bool granted;

		hone_clock_advance(clock, step_ns);
		granted = bucket_take(b, 1);
		hone_keep(&granted);
	}
	bucket_free(b);
	hone_clock_free(clock);
}

static void with_bucket(uint64_t rounds)
{
	take_each(rounds, CALL_NS);
}

static void with_empty_bucket(uint64_t rounds)
{
	take_each(rounds, 0);
}

static void with_questions(uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct bucket *b = bucket_new((struct bucket_rate){ 1, PER_NS }, BURST, clock);

	for (uint64_t i = 0; b && i < rounds; i++) {
		uint64_t wait_ns;

		hone_clock_advance(clock, CALL_NS);
		bucket_take(b, 2);
		wait_ns = bucket_wait_ns(b, BURST);
		hone_keep(&wait_ns);
	}
	bucket_free(b);
	hone_clock_free(clock);
}

/* ---- GCRA: one time and no tokens; whole nanoseconds between two of them, so not exact ---- */

static bool gcra_take(uint64_t *full_at_ns, uint64_t now_ns, uint64_t n)
{
	uint64_t from_ns = *full_at_ns > now_ns ? *full_at_ns : now_ns;

	if (from_ns + n * PER_NS > now_ns + (uint64_t)BURST * PER_NS)
		return false;
	*full_at_ns = from_ns + n * PER_NS;
	return true;
}

static void with_gcra(uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	uint64_t full_at_ns = 0;

	for (uint64_t i = 0; i < rounds; i++) {
		bool granted;

		hone_clock_advance(clock, CALL_NS);
		granted = gcra_take(&full_at_ns, hone_now_ns(clock), 1);
		hone_keep(&granted);
	}
	hone_clock_free(clock);
}

static void with_gcra_questions(uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	uint64_t full_at_ns = 0;

	for (uint64_t i = 0; i < rounds; i++) {
		uint64_t now_ns, wait_ns;

		hone_clock_advance(clock, CALL_NS);
		gcra_take(&full_at_ns, hone_now_ns(clock), 2);
		now_ns = hone_now_ns(clock);
		wait_ns = full_at_ns > now_ns ? full_at_ns - now_ns : 0;
		hone_keep(&wait_ns);
	}
	hone_clock_free(clock);
}

/* ---- tokens in a double, as many limiters have them ---- */

static void with_double(uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	double level = BURST;
	uint64_t last_ns = 0;

	for (uint64_t i = 0; i < rounds; i++) {
		uint64_t now_ns;
		bool granted;

		hone_clock_advance(clock, CALL_NS);
		now_ns = hone_now_ns(clock);
		level += (double)(now_ns - last_ns) / PER_NS;
		last_ns = now_ns;
		if (level > BURST)
			level = BURST;
		granted = level >= 1;
		level -= granted;
		hone_keep(&granted);
	}
	hone_clock_free(clock);
}

/* ---- a log of the takes in the last BURST * PER_NS nanoseconds, in a ring ---- */

static void with_log(uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	uint64_t *log_ns = calloc(BURST, sizeof *log_ns), first = 0, length = 0;

	for (uint64_t i = 0; log_ns && i < rounds; i++) {
		uint64_t now_ns;
		bool granted;

		hone_clock_advance(clock, 0);
		now_ns = hone_now_ns(clock);
		while (length > 0 && now_ns - log_ns[first] >= (uint64_t)BURST * PER_NS) {
			first = (first + 1) % BURST;
			length--;
		}
		granted = length < BURST;
		if (granted)
			log_ns[(first + length++) % BURST] = now_ns;
		hone_keep(&granted);
	}
	free(log_ns);
	hone_clock_free(clock);
}

HONE_BENCH({ "take a token", with_bucket, "GCRA in whole nanoseconds", with_gcra },
	   { "take a token", with_bucket, "tokens in a double", with_double },
	   { "take from an empty bucket", with_empty_bucket, "a log of the takes", with_log },
	   { "take two, ask for the wait", with_questions, "GCRA in whole nanoseconds",
	     with_gcra_questions });
