/* A model API allows a company 20 tokens a second, with a burst of 10, and three tenants share it.
 *
 * Search makes one call each 100 ms. Reports wants a batch of 8 tokens twice a second: when it is
 * refused it asks how long to wait, and comes back then. Backfill starts at 1.6 s and tries again
 * and again. First all of them share one bucket, then each has its own, and the three rates add up
 * to the same 20. What is granted is decided by your bucket. Time is virtual: each run of this
 * program shows the same. */
#include <hone/clock.h>

#include "rate_limiter.h"

#include <inttypes.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define SECOND (1000 * MS)
#define TICK_MS 25
#define ROW_TICKS 8   /* ticks shown as one row */
#define ROWS 20       /* four seconds */
#define RATE 20       /* tokens a second, for all of them */
#define BURST 10
#define TENANTS 3

struct tenant {
	const char *name;
	uint64_t tokens;             /* a call takes so many */
	uint64_t from_ms, every_ms;  /* calls begin then, and come so often */
	bool asks_for_the_wait;      /* a refused call comes back when bucket_wait_ns says */
	struct bucket_rate own_rate; /* in the second scene */
	uint64_t own_burst;
};

static const struct tenant tenants[TENANTS] = {
	{ "search", 1, 0, 100, false, { 10, SECOND }, 2 },
	{ "reports", 8, 0, 500, true, { 8, SECOND }, 8 },
	{ "backfill", 1, 1600, 25, false, { 2, SECOND }, 1 },
};

struct account {
	struct bucket *bucket;
	uint64_t next_ms;            /* its next call */
	unsigned asked, granted;     /* calls */
	uint64_t tokens;             /* granted */
	char marks[ROW_TICKS + 1];   /* + granted, - refused, in this row */
	unsigned in_row;
};

/* One call of a tenant, and when the next one comes. */
static void call(struct account *a, const struct tenant *t, uint64_t now_ms)
{
	bool granted = bucket_take(a->bucket, t->tokens);
	uint64_t wait_ms = t->every_ms;

	if (!granted && t->asks_for_the_wait)
		wait_ms = bucket_wait_ns(a->bucket, t->tokens) / MS;
	if (wait_ms > ROWS * ROW_TICKS * TICK_MS)
		wait_ms = ROWS * ROW_TICKS * TICK_MS; /* not in this scene any more */
	a->next_ms = now_ms + wait_ms;
	a->asked++;
	a->granted += granted;
	a->tokens += granted ? t->tokens : 0;
	a->marks[a->in_row++] = granted ? '+' : '-'; /* at most one in a tick */
	a->marks[a->in_row] = '\0';
}

static void start_row(struct account *a)
{
	a->in_row = 0;
	a->marks[0] = '\0';
}

static void print_row(const struct account *accounts, uint64_t now_ms)
{
	uint64_t there = bucket_available(accounts[0].bucket);
	char bar[BURST + 1] = "";

	for (uint64_t i = 0; i < there && i < BURST; i++)
		bar[i] = '#';
	printf("%6" PRIu64 "   |%-*s| %5" PRIu64, now_ms, BURST, bar, there);
	for (int i = 0; i < TENANTS; i++)
		printf("   %-*s", ROW_TICKS, accounts[i].marks);
	printf("\n");
}

/* Four seconds; the tokens are shown as they are at the end of each row. */
static void simulate(struct account *accounts, struct hone_clock *clock, bool shown)
{
	for (uint64_t tick = 0; tick < ROWS * ROW_TICKS; tick++) {
		uint64_t now_ms = tick * TICK_MS;

		hone_clock_set(clock, now_ms * MS);
		for (int i = 0; i < TENANTS; i++) {
			if (tick % ROW_TICKS == 0)
				start_row(&accounts[i]);
			if (now_ms >= accounts[i].next_ms)
				call(&accounts[i], &tenants[i], now_ms);
		}
		if (shown && tick % ROW_TICKS == ROW_TICKS - 1)
			print_row(accounts, now_ms);
	}
}

static void print_summary(const struct account *accounts)
{
	uint64_t sum = 0;

	printf("\n%-12s %8s %8s %8s %8s\n", "", "calls", "granted", "refused", "tokens");
	for (int i = 0; i < TENANTS; i++) {
		const struct account *a = &accounts[i];

		printf("%-12s %8u %8u %8u %8" PRIu64 "\n", tenants[i].name, a->asked, a->granted,
		       a->asked - a->granted, a->tokens);
		sum += a->tokens;
	}
	printf("%-12s %35" PRIu64 "\n", "in all", sum);
}

/* One bucket for all of them, or one for each. */
static bool run_scene(bool shared)
{
	struct hone_clock *clock = hone_clock_new(0);
	struct bucket *buckets[TENANTS] = { NULL, NULL, NULL };
	struct account accounts[TENANTS];
	bool complete = true;

	for (int i = 0; i < TENANTS; i++) {
		if (!shared)
			buckets[i] = bucket_new(tenants[i].own_rate, tenants[i].own_burst, clock);
		else if (i == 0)
			buckets[i] = bucket_new((struct bucket_rate){ RATE, SECOND }, BURST, clock);
		accounts[i] = (struct account){ buckets[shared ? 0 : i], tenants[i].from_ms, 0, 0,
						0, "", 0 };
		complete &= accounts[i].bucket != NULL;
	}
	if (complete) {
		simulate(accounts, clock, shared);
		print_summary(accounts);
	}
	for (int i = 0; i < TENANTS; i++)
		bucket_free(buckets[i]);
	hone_clock_free(clock);
	return complete;
}

int main(void)
{
	printf("One bucket for all: %d tokens a second, burst %d. + granted, - refused\n\n", RATE,
	       BURST);
	printf("    ms   tokens there         search     reports    backfill\n");
	if (!run_scene(true)) {
		printf("bucket_new returned NULL, so there is nothing to see yet\n");
		return 1;
	}
	printf("\nA bucket cannot grant more than burst + rate * time: %d + %d * 4 = %d tokens\n",
	       BURST, RATE, BURST + RATE * 4);
	printf("\nA bucket for each: 10 a second for search, 8 for reports, 2 for backfill\n");
	if (!run_scene(false)) {
		printf("bucket_new returned NULL for one of the three buckets\n");
		return 1;
	}
	return 0;
}
