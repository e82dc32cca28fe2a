/* A feature store goes down for half a second, and a hundred model servers read from it.
 *
 * All of them fail at the same moment, so all of them start to back off at the same moment. When
 * the store is back it can serve 20 reads in 50 ms and refuses the rest. Who waits without jitter
 * comes back with all the others each time; who waits with jitter finds room. The waits are those
 * of your retry_run. Time is virtual, and the numbers are drawn from a fixed seed: each run of
 * this program shows the same. */
#include <hone/clock.h>
#include <hone/rng.h>

#include "retry_backoff.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define MS UINT64_C(1000000)
#define CLIENTS 100
#define DOWN_MS 500  /* from 0 on */
#define TICK_MS 50   /* the store counts what it serves by these */
#define PER_TICK 20
#define TICKS 120    /* six seconds; what comes later counts into the last one */
#define ROW_TICKS 2  /* ticks shown as one row */
#define BAR_CALLS 4  /* calls shown as one # */
#define RUNAWAY 10000 /* calls of one kind that no right solution makes: it makes 800 at most */

struct store {
	struct hone_clock *clock; /* of the client that is calling */
	unsigned calls[TICKS], served, last_served_ms, total;
};

static const struct kind {
	const char *name;
	enum retry_jitter jitter;
} kinds[] = {
	{ "no jitter", RETRY_NO_JITTER },
	{ "full", RETRY_FULL },
	{ "equal", RETRY_EQUAL },
	{ "decorrelated", RETRY_DECORRELATED },
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* One read. Clients run one after the other, each on a clock of its own, and meet in the ticks. */
static enum retry_result read_features(void *ctx, uint64_t *retry_after_ns)
{
	struct store *s = ctx;
	uint64_t now_ms = hone_now_ns(s->clock) / MS;
	unsigned tick = now_ms / TICK_MS < TICKS ? (unsigned)(now_ms / TICK_MS) : TICKS - 1;

	(void)retry_after_ns; /* this store names no wait */
	if (++s->total > RUNAWAY) {
		printf("%d calls, and no end in sight: is there a run that never ends?\n", RUNAWAY);
		exit(1);
	}
	s->calls[tick]++;
	if (now_ms < DOWN_MS || s->calls[tick] > PER_TICK)
		return RETRY_TRANSIENT;
	s->served++;
	if (now_ms > s->last_served_ms)
		s->last_served_ms = (unsigned)now_ms;
	return RETRY_OK;
}

static void simulate(struct store *s, enum retry_jitter jitter)
{
	const struct retry_policy policy = { 8, 100 * MS, 1000 * MS, 2, jitter, UINT64_MAX, 0 };
	struct hone_rng *rng = hone_rng_new(2015);

	for (int i = 0; i < CLIENTS; i++) {
		struct retry_report report;
		struct retry_env env = { hone_clock_new(0), rng, NULL, NULL, s };

		s->clock = env.clock;
		retry_run(&policy, &env, read_features, s, &report);
		hone_clock_free(env.clock);
	}
	hone_rng_free(rng);
}

static unsigned calls_in_row(const struct store *s, int row)
{
	unsigned calls = 0;

	for (int i = 0; i < ROW_TICKS; i++)
		calls += s->calls[row * ROW_TICKS + i];
	return calls;
}

static void print_bar(unsigned calls)
{
	char bar[CLIENTS / BAR_CALLS + 1] = "";
	unsigned n = (calls + BAR_CALLS - 1) / BAR_CALLS;

	for (unsigned i = 0; i < n && i + 1 < sizeof bar; i++)
		bar[i] = '#';
	printf(" |%-*s %4u", CLIENTS / BAR_CALLS, bar, calls);
}

/* Two kinds side by side; rows in which nobody called are left out, and said to be. */
static void print_timeline(const struct store *a, const struct store *b)
{
	bool gap = false, any = false;

	printf("      ms   calls without jitter              calls with full jitter\n");
	for (int row = 0; row < TICKS / ROW_TICKS; row++) {
		unsigned calls[] = { calls_in_row(a, row), calls_in_row(b, row) };

		if (!calls[0] && !calls[1]) {
			gap = true;
			continue;
		}
		if (gap && any)
			printf("     ...\n");
		gap = false;
		any = true;
		printf("%8d", row * ROW_TICKS * TICK_MS);
		print_bar(calls[0]);
		print_bar(calls[1]);
		printf("\n");
	}
	if (!any)
		printf("          nobody called: retry_run does not call op yet\n");
}

/* The most calls in one tick once the store is back: what it has to bear. */
static unsigned worst_tick(const struct store *s)
{
	unsigned worst = 0;

	for (int i = DOWN_MS / TICK_MS; i < TICKS; i++)
		if (s->calls[i] > worst)
			worst = s->calls[i];
	return worst;
}

int main(void)
{
	static struct store stores[KINDS];

	for (size_t i = 0; i < KINDS; i++)
		simulate(&stores[i], kinds[i].jitter);
	printf("%d clients; the store is down until %d ms, then it serves %d calls in %d ms\n\n",
	       CLIENTS, DOWN_MS, PER_TICK, TICK_MS);
	print_timeline(&stores[0], &stores[1]);
	printf("\n%-14s %6s %8s %18s %16s\n", "", "calls", "served", "worst 50 ms after",
	       "last one served");
	for (size_t i = 0; i < KINDS; i++)
		printf("%-14s %6u %8u %18u %13u ms\n", kinds[i].name, stores[i].total,
		       stores[i].served, worst_tick(&stores[i]), stores[i].last_served_ms);
	return 0;
}
