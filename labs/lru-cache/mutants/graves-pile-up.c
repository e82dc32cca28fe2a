/* mutant: graves-pile-up
 * behaves like: an open table whose deleted places are never cleaned up, so that each miss steps
 * over all of them
 * killed by: the_past_costs_nothing
 * why learners write this: a mark for a deleted place keeps searches right; that marks pile up is
 * seen only after thousands of puts */
#include "lru_cache.h"

#include <stdlib.h>

struct entry {
	uint64_t key;
	void *value;
	struct entry *older, *newer;
};

struct lru {
	struct lru_config cfg;
	struct entry ends;
	size_t length;
	struct entry **slots;
	size_t n_slots, used;
	struct lru_stats stats;
};

static struct entry gone;

static uint64_t own_hash(uint64_t key)
{
	key ^= key >> 32;
	key *= UINT64_C(0x9e3779b97f4a7c15);
	return key ^ key >> 32;
}

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

static size_t slot_of(const struct lru *c, uint64_t key)
{
	size_t i = (size_t)(c->cfg.hash(key) & (c->n_slots - 1));

	for (size_t steps = 1; steps < c->n_slots && c->slots[i]; steps++) {
		if (c->slots[i] != &gone && c->slots[i]->key == key)
			return i;
		i = (i + 1) & (c->n_slots - 1);
	}
	return i;
}

static size_t free_slot_of(const struct lru *c, uint64_t key)
{
	size_t i = (size_t)(c->cfg.hash(key) & (c->n_slots - 1));

	while (c->slots[i] && c->slots[i] != &gone)
		i = (i + 1) & (c->n_slots - 1);
	return i;
}

static struct entry *find(const struct lru *c, uint64_t key)
{
	struct entry *e = c->slots[slot_of(c, key)];

	return e && e != &gone && e->key == key ? e : NULL;
}

static bool make_room(struct lru *c)
{
	struct entry **old = c->slots;
	size_t n = c->n_slots;

	if (2 * (c->length + 1) < n)
		return true;
	if (4 * (c->length + 1) > n)
		n *= 2;
	c->slots = calloc(n, sizeof(struct entry *));
	if (!c->slots) {
		c->slots = old;
		return false;
	}
	c->n_slots = n;
	for (struct entry *e = c->ends.newer; e != &c->ends; e = e->newer)
		c->slots[free_slot_of(c, e->key)] = e;
	c->used = c->length;
	free(old);
	return true;
}

static void take_out(struct lru *c, struct entry *e)
{
	c->slots[slot_of(c, e->key)] = &gone;
	list_take_out(e);
	c->length--;
}

static void let_go(struct lru *c, struct entry *e, enum lru_reason why)
{
	uint64_t key = e->key;
	void *value = e->value;

	free(e);
	if (why == LRU_EVICTED)
		c->stats.evictions++;
	if (c->cfg.left)
		c->cfg.left(key, value, why, c->cfg.ctx);
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = calloc(1, sizeof *c);
	struct entry **slots = calloc(16, sizeof(struct entry *));

	if (!c || !slots) {
		free(c);
		free(slots);
		return NULL;
	}
	c->cfg = *cfg;
	if (!c->cfg.hash)
		c->cfg.hash = own_hash;
	c->ends.older = c->ends.newer = &c->ends;
	c->slots = slots;
	c->n_slots = 16;
	return c;
}

void lru_free(struct lru *c)
{
	struct entry *e;

	if (!c)
		return;
	while ((e = c->ends.newer) != &c->ends) {
		take_out(c, e);
		let_go(c, e, LRU_FREED);
	}
	free(c->slots);
	free(c);
}

static void replace(struct lru *c, struct entry *e, void *value)
{
	void *old = e->value;

	e->value = value;
	list_take_out(e);
	list_put_last(c, e);
	if (old != value && c->cfg.left)
		c->cfg.left(e->key, old, LRU_REPLACED, c->cfg.ctx);
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	struct entry *e = find(c, key), *oldest = NULL;

	if (e) {
		replace(c, e, value);
		return true;
	}
	if (c->cfg.capacity == 0)
		return false;
	e = malloc(sizeof *e);
	if (!e || !make_room(c)) {
		free(e);
		return false;
	}
	if (c->length == c->cfg.capacity) {
		oldest = c->ends.newer;
		take_out(c, oldest);
	}
	e->key = key;
	e->value = value;
	c->slots[free_slot_of(c, key)] = e;
	c->used++;
	c->length++;
	list_put_last(c, e);
	if (oldest)
		let_go(c, oldest, LRU_EVICTED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	struct entry *e = find(c, key);

	if (!e) {
		c->stats.misses++;
		return false;
	}
	c->stats.hits++;
	list_take_out(e);
	list_put_last(c, e);
	*value = e->value;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	const struct entry *e = find(c, key);

	if (e)
		*value = e->value;
	return e;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	struct entry *e = find(c, key);

	if (!e)
		return false;
	take_out(c, e);
	let_go(c, e, LRU_DELETED);
	return true;
}

bool lru_resize(struct lru *c, size_t capacity)
{
	struct entry *e;

	while (c->length > capacity) {
		e = c->ends.newer;
		take_out(c, e);
		let_go(c, e, LRU_EVICTED);
	}
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
