/* mutant: counts-how-often
 * behaves like: an LFU cache: it evicts the entry used least often, not the one unused for
 * longest
 * killed by: the_last_use_counts_not_how_often
 * why learners write this: what is used often seems to be worth more than what was used last */
#include "lru_cache.h"

#include <stdlib.h>

struct entry {
	uint64_t key;
	void *value;
	uint64_t uses;
	struct entry *older, *newer;
	struct entry *next;
};

struct lru {
	struct lru_config cfg;
	struct entry ends;
	size_t length;
	struct entry **buckets;
	size_t n_buckets;
	struct lru_stats stats;
};

#define FIRST_BUCKETS 8

static void list_take_out(struct entry *e)
{
	e->older->newer = e->newer;
	e->newer->older = e->older;
}

static void list_put_last(struct lru *c, struct entry *e)
{
	e->older = c->ends.older;
	e->newer = &c->ends;
	e->older->newer = e;
	e->newer->older = e;
}

static void list_refresh(struct lru *c, struct entry *e)
{
	list_take_out(e);
	list_put_last(c, e);
}

static uint64_t own_hash(uint64_t key)
{
	key ^= key >> 32;
	key *= UINT64_C(0x9e3779b97f4a7c15);
	return key ^ key >> 32;
}

static size_t bucket_of(const struct lru *c, uint64_t key, size_t n_buckets)
{
	return (size_t)(c->cfg.hash(key) & (n_buckets - 1));
}

static struct entry **table_place(const struct lru *c, uint64_t key)
{
	struct entry **place = &c->buckets[bucket_of(c, key, c->n_buckets)];

	while (*place && (*place)->key != key)
		place = &(*place)->next;
	return place;
}

static bool table_make_room(struct lru *c)
{
	size_t n = 2 * c->n_buckets;
	struct entry **buckets;

	if (c->length < c->n_buckets)
		return true;
	buckets = calloc(n, sizeof(struct entry *));
	if (!buckets)
		return false;
	for (struct entry *e = c->ends.newer; e != &c->ends; e = e->newer) {
		struct entry **first = &buckets[bucket_of(c, e->key, n)];

		e->next = *first;
		*first = e;
	}
	free(c->buckets);
	c->buckets = buckets;
	c->n_buckets = n;
	return true;
}

static void insert(struct lru *c, struct entry *e)
{
	struct entry **place = table_place(c, e->key);

	e->next = NULL;
	*place = e;
	list_put_last(c, e);
	c->length++;
}

static void take_out(struct lru *c, struct entry *e)
{
	*table_place(c, e->key) = e->next;
	list_take_out(e);
	c->length--;
}

static struct entry *take_oldest(struct lru *c)
{
	struct entry *oldest = c->ends.newer;

	for (struct entry *e = oldest; e != &c->ends; e = e->newer)
		if (e->uses < oldest->uses)
			oldest = e;
	take_out(c, oldest);
	return oldest;
}

static void tell(const struct lru *c, uint64_t key, void *value, enum lru_reason why)
{
	if (c->cfg.left)
		c->cfg.left(key, value, why, c->cfg.ctx);
}

static void let_go(struct lru *c, struct entry *e, enum lru_reason why)
{
	uint64_t key = e->key;
	void *value = e->value;

	free(e);
	if (why == LRU_EVICTED)
		c->stats.evictions++;
	tell(c, key, value, why);
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = calloc(1, sizeof *c);
	struct entry **buckets = calloc(FIRST_BUCKETS, sizeof(struct entry *));

	if (!c || !buckets) {
		free(c);
		free(buckets);
		return NULL;
	}
	c->cfg = *cfg;
	if (!c->cfg.hash)
		c->cfg.hash = own_hash;
	c->ends.older = c->ends.newer = &c->ends;
	c->buckets = buckets;
	c->n_buckets = FIRST_BUCKETS;
	return c;
}

void lru_free(struct lru *c)
{
	if (!c)
		return;
	while (c->length > 0) { /* without a scan: it would only take long */
		struct entry *oldest = c->ends.newer;

		take_out(c, oldest);
		let_go(c, oldest, LRU_FREED);
	}
	free(c->buckets);
	free(c);
}

static void replace(struct lru *c, struct entry *e, void *value)
{
	void *old = e->value;

	e->value = value;
	list_refresh(c, e);
	if (old != value)
		tell(c, e->key, old, LRU_REPLACED);
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	struct entry *e = *table_place(c, key), *oldest = NULL;

	if (e) {
		replace(c, e, value);
		return true;
	}
	if (c->cfg.capacity == 0)
		return false;

	e = malloc(sizeof *e);
	if (!e || !table_make_room(c)) {
		free(e);
		return false;
	}
	if (c->length == c->cfg.capacity)
		oldest = take_oldest(c);
	e->key = key;
	e->value = value;
	e->uses = 0;
	insert(c, e);
	if (oldest)
		let_go(c, oldest, LRU_EVICTED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	struct entry *e = *table_place(c, key);

	if (!e) {
		c->stats.misses++;
		return false;
	}
	c->stats.hits++;
	e->uses++;
	list_refresh(c, e);
	*value = e->value;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	const struct entry *e = *table_place(c, key);

	if (e)
		*value = e->value;
	return e;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	struct entry *e = *table_place(c, key);

	if (!e)
		return false;
	take_out(c, e);
	let_go(c, e, LRU_DELETED);
	return true;
}

bool lru_resize(struct lru *c, size_t capacity)
{
	while (c->length > capacity)
		let_go(c, take_oldest(c), LRU_EVICTED);
	c->cfg.capacity = capacity;
	return true;
}

bool lru_oldest(const struct lru *c, uint64_t *key)
{
	if (c->length == 0)
		return false;
	*key = c->ends.newer->key;
	return true;
}

struct lru_stats lru_get_stats(const struct lru *c)
{
	return c->stats;
}

size_t lru_length(const struct lru *c)
{
	return c->length;
}
