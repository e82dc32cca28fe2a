/* A service that predicts: the model takes 40 ms for an answer, the cache before it takes 1 ms.
 *
 * First, step by step: a cache of four predictions, and what is in it after each request. The
 * order is the one of your code: for each row a second cache gets the same requests, and is then
 * emptied from its old end. Then a day of 20,000 requests, most of them for a few users, with
 * caches of several sizes. And the same day with a job that reads all users one after the other,
 * eight times. Time is virtual, and the requests are drawn from a fixed seed: each run of this
 * program shows the same. */
#include <hone/clock.h>
#include <hone/rng.h>

#include "lru_cache.h"

#include <inttypes.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define MODEL_MS 40
#define CACHE_MS 1
#define USERS 1000
#define REQUESTS 20000
#define BATCH 2500 /* requests between two runs of the job, which reads each user once */
#define BAR 20     /* a full bar is a hit rate of 100 % */

static char predictions[USERS]; /* one for each user; the cache holds pointers to them */

struct service {
	struct hone_clock *clock;
	struct lru *cache;
	uint64_t left; /* the user whose prediction left last; USERS: nobody's */
};

static void note_left(uint64_t user, void *prediction, enum lru_reason why, void *ctx)
{
	(void)prediction;
	if (why == LRU_EVICTED)
		((struct service *)ctx)->left = user;
}

static bool start(struct service *s, size_t capacity)
{
	const struct lru_config cfg = { capacity, NULL, note_left, s };

	s->left = USERS;
	s->clock = hone_clock_new(0);
	s->cache = lru_new(&cfg);
	if (!s->cache)
		printf("lru_new gave NULL: there is no cache to look at\n");
	return s->cache;
}

static void stop(struct service *s)
{
	lru_free(s->cache);
	hone_clock_free(s->clock);
}

/* One request: from the cache, or from the model and then into the cache. A peek instead of a get
 * makes a FIFO of the cache: what is used does not become younger. */
static bool predict(struct service *s, uint64_t user, bool refresh)
{
	void *found = NULL;
	bool hit = refresh ? lru_get(s->cache, user, &found) : lru_peek(s->cache, user, &found);

	hone_sleep_ns(s->clock, CACHE_MS * MS);
	if (hit)
		return true;
	hone_sleep_ns(s->clock, MODEL_MS * MS);
	lru_put(s->cache, user, &predictions[user]);
	return false;
}

/* ---- step by step ---- */

static const uint64_t steps[] = { 7, 3, 9, 7, 5, 3, 8, 7, 1, 7, 2, 7, 6, 9 };

#define STEPS (sizeof steps / sizeof *steps)
#define PLACES 4

/* The users in the cache after the first n requests, oldest first. */
static void print_order(size_t n)
{
	struct service s;
	uint64_t user;

	if (!start(&s, PLACES))
		return;
	for (size_t i = 0; i < n; i++)
		predict(&s, steps[i], true);
	for (size_t i = 0; i <= PLACES; i++) { /* one more than there may be */
		if (lru_oldest(s.cache, &user) && lru_delete(s.cache, user))
			printf(" %3" PRIu64, user);
		else if (i < PLACES)
			printf("   .");
	}
	stop(&s);
}

static bool show_steps(void)
{
	struct service s;

	if (!start(&s, PLACES))
		return false;
	printf("a cache of %d predictions\n\n", PLACES);
	printf("  request   answer           in the cache, oldest first\n");
	for (size_t i = 0; i < STEPS; i++) {
		bool hit;

		s.left = USERS;
		hit = predict(&s, steps[i], true);
		printf("  user %" PRIu64 "    %-4s  %2d ms     |", steps[i], hit ? "hit" : "miss",
		       hit ? CACHE_MS : CACHE_MS + MODEL_MS);
		print_order(i + 1);
		printf(" |");
		if (s.left < USERS)
			printf("   %" PRIu64 " leaves", s.left);
		printf("\n");
	}
	stop(&s);
	return true;
}

/* ---- a day ---- */

/* Most requests are for users with low numbers. */
static uint64_t draw_user(struct hone_rng *rng)
{
	uint64_t user = USERS - 1;

	for (int i = 0; i < 4; i++)
		user = hone_rng_between(rng, 0, user);
	return user;
}

struct day {
	uint64_t hits, mean_us;
};

static struct day run_day(size_t capacity, bool refresh, bool batch)
{
	struct hone_rng *rng;
	struct day day = { 0, 0 };
	struct service s;

	if (!start(&s, capacity))
		return day;
	rng = hone_rng_new(2026);
	for (uint64_t i = 0; i < REQUESTS; i++) {
		uint64_t before = hone_now_ns(s.clock);

		day.hits += predict(&s, draw_user(rng), refresh);
		day.mean_us += (hone_now_ns(s.clock) - before) / 1000;
		for (uint64_t user = 0; batch && i % BATCH == BATCH - 1 && user < USERS; user++)
			predict(&s, user, refresh);
	}
	day.mean_us /= REQUESTS;
	stop(&s);
	hone_rng_free(rng);
	return day;
}

static void print_day(struct day day)
{
	char bar[BAR + 1] = "";

	for (unsigned i = 0; i < day.hits * BAR / REQUESTS && i < BAR; i++)
		bar[i] = '#';
	printf("  |%-*s| %3u %%  %2u.%u ms", BAR, bar, (unsigned)(day.hits * 100 / REQUESTS),
	       (unsigned)(day.mean_us / 1000), (unsigned)(day.mean_us / 100 % 10));
}

static void show_day(const char *title, bool batch)
{
	static const size_t capacities[] = { 10, 30, 100, 300, 600, 1000 };

	printf("\n%s\n\n", title);
	printf("  capacity   refreshed by get: LRU              looked at by peek: FIFO\n");
	for (size_t i = 0; i < sizeof capacities / sizeof *capacities; i++) {
		printf("  %8zu ", capacities[i]);
		print_day(run_day(capacities[i], true, batch));
		print_day(run_day(capacities[i], false, batch));
		printf("\n");
	}
}

int main(void)
{
	if (!show_steps())
		return 1;
	show_day("a day: 20,000 requests for 1,000 users, most of them for a few", false);
	show_day("the same day; eight times a job reads all 1,000 users through the cache", true);
	printf("\nhits are those of the requests; times are their mean\n");
	return 0;
}
