/* How fast a solution is, beside what one writes without thinking of a list and a table. Sixteen
 * entries in an array are hard to beat; a thousand are not. */
#include <hone/bench.h>
#include <hone/rng.h>

#include "lru_cache.h"

#include <stdbool.h>
#include <string.h>

#define FEW 16
#define MANY 1000
#define TRACE 8192 /* requests, again and again */

static uint64_t few[TRACE], many[TRACE];
static char value;

/* Keys that a full cache of `capacity` has nine times out of ten, or a little more. */
static void draw_trace(uint64_t *trace, uint64_t capacity)
{
	struct hone_rng *rng = hone_rng_new(capacity);

	for (size_t i = 0; i < TRACE; i++)
		trace[i] = hone_rng_between(rng, 0, 9) ? hone_rng_between(rng, 0, capacity / 2)
						       : capacity + i;
	hone_rng_free(rng);
}

/* Everything is made once, and kept: a bench measures the use. */
static struct lru *cache_of(size_t capacity)
{
	static struct lru *caches[2];
	static bool drawn;
	struct lru **c = &caches[capacity == MANY];
	const struct lru_config cfg = { capacity, NULL, NULL, NULL };

	if (!drawn) {
		draw_trace(few, FEW);
		draw_trace(many, MANY);
	}
	drawn = true;
	if (!*c)
		*c = lru_new(&cfg);
	return *c;
}

/* ---- the other way: an array, the entry used last in front ---- */

struct slot {
	uint64_t key;
	void *value;
};

static struct slot slots[MANY];
static size_t used;

static bool array_get(uint64_t key, void **found)
{
	for (size_t i = 0; i < used; i++) {
		struct slot hit = slots[i];

		if (hit.key != key)
			continue;
		memmove(&slots[1], &slots[0], i * sizeof *slots);
		slots[0] = hit;
		*found = hit.value;
		return true;
	}
	return false;
}

static void array_put(size_t capacity, uint64_t key, void *v)
{
	if (used < capacity)
		used++;
	memmove(&slots[1], &slots[0], (used - 1) * sizeof *slots);
	slots[0] = (struct slot){ key, v };
}

/* ---- the work ---- */

static void use_cache(size_t capacity, const uint64_t *trace, uint64_t rounds)
{
	struct lru *c = cache_of(capacity);
	void *found = NULL;

	for (uint64_t i = 0; c && i < rounds; i++) {
		uint64_t key = trace[i % TRACE];

		if (!lru_get(c, key, &found))
			lru_put(c, key, &value);
		hone_keep(&found);
	}
}

static void use_array(size_t capacity, const uint64_t *trace, uint64_t rounds)
{
	void *found = NULL;

	cache_of(capacity); /* for the trace */
	used = used < capacity ? used : capacity;
	for (uint64_t i = 0; i < rounds; i++) {
		uint64_t key = trace[i % TRACE];

		if (!array_get(key, &found))
			array_put(capacity, key, &value);
		hone_keep(&found);
	}
}

static void few_in_cache(uint64_t rounds)
{
	use_cache(FEW, few, rounds);
}

static void few_in_array(uint64_t rounds)
{
	use_array(FEW, few, rounds);
}

static void many_in_cache(uint64_t rounds)
{
	use_cache(MANY, many, rounds);
}

static void many_in_array(uint64_t rounds)
{
	use_array(MANY, many, rounds);
}

/* Each key is new, as when a job reads everything once. */
static void scan_with_cache(uint64_t rounds)
{
	struct lru *c = cache_of(MANY);
	static uint64_t next = 1 << 20;

	for (uint64_t i = 0; c && i < rounds; i++)
		lru_put(c, next++, &value);
	hone_keep(&next);
}

static void scan_with_array(uint64_t rounds)
{
	static uint64_t next = 1 << 20;
	void *found;

	for (uint64_t i = 0; i < rounds; i++, next++)
		if (!array_get(next, &found))
			array_put(MANY, next, &value);
	hone_keep(slots);
}

HONE_BENCH(
	{ "9 of 10 hit, 16 entries", few_in_cache, "an array that is searched", few_in_array },
	{ "9 of 10 hit, 1,000 entries", many_in_cache, "an array that is searched", many_in_array },
	{ "new keys into 1,000 entries", scan_with_cache, "an array that is searched",
	  scan_with_array });
