/* A virtual clock. It stands alone: a lab's example is linked with it, without the test host. */
#include <hone/clock.h>

#include <stdio.h>
#include <stdlib.h>

struct hone_clock {
	uint64_t now_ns;
	uint64_t slept_ns;
	size_t sleeps;
	hone_slept_fn *slept; /* or NULL */
	void *ctx;
	uint64_t sleep_ns[HONE_SLEEPS_KEPT];
	size_t reads;
};

static uint64_t sum_or_most(uint64_t a, uint64_t b)
{
	return a > UINT64_MAX - b ? UINT64_MAX : a + b;
}

/* ---- for solutions ---- */

uint64_t hone_now_ns(const struct hone_clock *clock)
{
	/* asking is reading, to whoever asks; the count is the suite's */
	((struct hone_clock *)clock)->reads++;
	return clock->now_ns;
}

void hone_sleep_ns(struct hone_clock *clock, uint64_t ns)
{
	if (clock->sleeps < HONE_SLEEPS_KEPT)
		clock->sleep_ns[clock->sleeps] = ns;
	clock->sleeps++;
	clock->slept_ns = sum_or_most(clock->slept_ns, ns);
	hone_clock_advance(clock, ns);
	if (clock->slept)
		clock->slept(clock, ns, clock->ctx);
}

/* ---- for suites and examples ---- */

struct hone_clock *hone_clock_new(uint64_t start_ns)
{
	struct hone_clock *clock = calloc(1, sizeof *clock);

	if (!clock) {
		fprintf(stderr, "hone: no memory for a clock\n");
		abort();
	}
	clock->now_ns = start_ns;
	return clock;
}

void hone_clock_free(struct hone_clock *clock)
{
	free(clock);
}

void hone_clock_set(struct hone_clock *clock, uint64_t now_ns)
{
	clock->now_ns = now_ns;
}

void hone_clock_advance(struct hone_clock *clock, uint64_t ns)
{
	clock->now_ns = sum_or_most(clock->now_ns, ns);
}

size_t hone_clock_sleeps(const struct hone_clock *clock)
{
	return clock->sleeps;
}

uint64_t hone_clock_sleep_at(const struct hone_clock *clock, size_t i)
{
	return i < clock->sleeps && i < HONE_SLEEPS_KEPT ? clock->sleep_ns[i] : 0;
}

uint64_t hone_clock_slept_ns(const struct hone_clock *clock)
{
	return clock->slept_ns;
}

void hone_clock_forget(struct hone_clock *clock)
{
	clock->sleeps = 0;
	clock->slept_ns = 0;
	clock->reads = 0;
}

void hone_clock_when_slept(struct hone_clock *clock, hone_slept_fn *slept, void *ctx)
{
	clock->slept = slept;
	clock->ctx = ctx;
}

size_t hone_clock_reads(const struct hone_clock *clock)
{
	return clock->reads;
}
