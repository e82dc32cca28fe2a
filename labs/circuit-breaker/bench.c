/* What a breaker costs, beside simpler ways to do its work: with a window of calls, with a window
 * of time, and when it refuses. */
#include <hone/bench.h>
#include <hone/clock.h>

#include "circuit_breaker.h"

#include <stdlib.h>
#include <string.h>

#define WINDOW 1000
#define MS UINT64_C(1000000)
#define EVERY_NS MS /* a call a millisecond */

static const struct breaker_config last_calls = {
	.window = BREAKER_LAST_CALLS, .window_size = WINDOW, .min_calls = WINDOW,
	.failure_permille = 500, .open_ns = UINT64_MAX, .probes_in_flight = 1,
	.probes_to_close = 1,
};

/* One call in eight fails: far from opening. */
static bool succeeds(uint64_t i)
{
	return i % 8 != 0;
}

static void make_calls(const struct breaker_config *cfg, uint64_t rounds)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct breaker *b = breaker_new(cfg, clock);

	for (uint64_t i = 0; b && i < rounds; i++) {
		uint64_t permit = 0;

		hone_clock_advance(clock, EVERY_NS);
		if (breaker_acquire(b, &permit))
			breaker_record(b, permit, succeeds(i), MS);
		hone_keep(&permit);
	}
	breaker_free(b);
	hone_clock_free(clock);
}

static void calls_with_breaker(uint64_t rounds)
{
	make_calls(&last_calls, rounds);
}

/* The last results in an array, and all of them counted for each verdict. */
static void calls_counted_anew(uint64_t rounds)
{
	static bool failed[WINDOW];
	struct hone_clock *clock = hone_clock_new(0);
	bool is_open = false;

	memset(failed, 0, sizeof failed);
	for (uint64_t i = 0; i < rounds; i++) {
		unsigned failures = 0;

		hone_clock_advance(clock, EVERY_NS);
		failed[i % WINDOW] = !succeeds(i);
		for (size_t k = 0; k < WINDOW; k++)
			failures += failed[k];
		is_open |= i + 1 >= WINDOW && failures * 1000 >= WINDOW * 500;
		hone_keep(&is_open);
	}
	hone_clock_free(clock);
}

static void buckets_with_breaker(uint64_t rounds)
{
	struct breaker_config cfg = last_calls;

	cfg.window = BREAKER_LAST_BUCKETS;
	cfg.window_size = 10;
	cfg.bucket_ns = WINDOW / 10 * EVERY_NS;
	make_calls(&cfg, rounds);
}

/* The time of each result in a queue, from which the old ones are taken: exact, and it grows with
 * the rate of the calls. */
static void times_in_a_queue(uint64_t rounds)
{
	static struct { uint64_t at_ns; bool failed; } queue[2 * WINDOW];
	struct hone_clock *clock = hone_clock_new(0);
	uint64_t first = 0, last = 0, failures = 0;
	bool is_open = false;

	for (uint64_t i = 0; i < rounds; i++) {
		uint64_t now_ns;

		hone_clock_advance(clock, EVERY_NS);
		now_ns = hone_now_ns(clock);
		for (; first < last; first++) {
			if (now_ns - queue[first % (2 * WINDOW)].at_ns < WINDOW * EVERY_NS)
				break;
			failures -= queue[first % (2 * WINDOW)].failed;
		}
		queue[last % (2 * WINDOW)].at_ns = now_ns;
		queue[last++ % (2 * WINDOW)].failed = !succeeds(i);
		failures += !succeeds(i);
		is_open |= failures * 1000 >= (last - first) * 500 && last - first >= WINDOW;
		hone_keep(&is_open);
	}
	hone_clock_free(clock);
}

static void refusals_with_breaker(uint64_t rounds)
{
	struct breaker_config cfg = last_calls;
	struct hone_clock *clock = hone_clock_new(0);
	struct breaker *b;
	uint64_t permit = 0;

	cfg.window_size = cfg.min_calls = 1;
	b = breaker_new(&cfg, clock);
	if (b && breaker_acquire(b, &permit))
		breaker_record(b, permit, false, MS);
	for (uint64_t i = 0; b && i < rounds; i++) {
		breaker_acquire(b, &permit);
		hone_keep(&permit);
	}
	breaker_free(b);
	hone_clock_free(clock);
}

/* A request made ready in vain, without a breaker that could have said so before. */
static void requests_in_vain(uint64_t rounds)
{
	for (uint64_t i = 0; i < rounds; i++) {
		char *body = malloc(4096);

		if (body)
			memset(body, 'x', 4096);
		hone_keep(body);
		free(body);
	}
}

HONE_BENCH(
	{ "a call through CLOSED, the last 1,000 calls", calls_with_breaker,
	  "all 1,000 results counted for each verdict", calls_counted_anew },
	{ "a call through CLOSED, 10 buckets of 100 ms", buckets_with_breaker,
	  "the time of each result of a second in a queue", times_in_a_queue },
	{ "a refusal by OPEN", refusals_with_breaker,
	  "a request of 4 KiB made ready in vain", requests_in_vain });
