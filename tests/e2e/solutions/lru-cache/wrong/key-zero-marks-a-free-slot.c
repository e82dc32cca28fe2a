/* wrong: key-zero-marks-a-free-slot
 * cause: A slot with key 0 counts as free, so an entry put under the key 0 is not found.
 * contract: "Stores value, and NULL is a value too, as the entry used last."
 * names: put-then-get */
#include "lru_cache.h"

#include <stdlib.h>
#include <string.h>

#define FREE 0 /* the key of a slot that nobody has used */

struct slot {
	uint64_t key;
	void *value;
	size_t older, newer; /* slots */
	bool dead;
};

#define NOWHERE ((size_t)-1)

/* One array is table and list at once. What leaves stays as a dead slot till the next rebuild. */
struct lru {
	size_t capacity, length, dead, slots;
	size_t oldest, newest;
	struct slot *slot;
	struct lru_stats stats;
	uint64_t (*hash)(uint64_t key);
	lru_left *left;
	void *ctx;
};

static uint64_t own_hash(uint64_t key)
{
	return key;
}

static size_t start(const struct lru *c, uint64_t key)
{
	uint64_t h = c->hash(key) + UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ h >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	h = (h ^ h >> 27) * UINT64_C(0x94d049bb133111eb);
	return (size_t)(h ^ h >> 31) % c->slots;
}

static size_t find(const struct lru *c, uint64_t key)
{
	size_t i = start(c, key);

	for (; c->slot[i].key != FREE; i = (i + 1) % c->slots)
		if (c->slot[i].key == key && !c->slot[i].dead)
			return i;
	return NOWHERE;
}

static void cut(struct lru *c, size_t i)
{
	size_t older = c->slot[i].older, newer = c->slot[i].newer;

	if (older == NOWHERE)
		c->oldest = newer;
	else
		c->slot[older].newer = newer;
	if (newer == NOWHERE)
		c->newest = older;
	else
		c->slot[newer].older = older;
}

static void append(struct lru *c, size_t i)
{
	c->slot[i].older = c->newest;
	c->slot[i].newer = NOWHERE;
	if (c->newest == NOWHERE)
		c->oldest = i;
	else
		c->slot[c->newest].newer = i;
	c->newest = i;
}

/* A new key, and there is a free slot. */
static void add(struct lru *c, uint64_t key, void *value)
{
	size_t i = start(c, key);

	while (c->slot[i].key != FREE)
		i = (i + 1) % c->slots;
	c->slot[i].key = key;
	c->slot[i].value = value;
	append(c, i);
	c->length++;
}

/* The slot keeps its key, its value and its newer neighbour. */
static void bury(struct lru *c, size_t i)
{
	cut(c, i);
	c->slot[i].dead = true;
	c->dead++;
	c->length--;
}

static void report(const struct lru *c, const struct slot *s, enum lru_reason why)
{
	if (c->left)
		c->left(s->key, s->value, why, c->ctx);
}

static bool rebuild(struct lru *c, size_t slots)
{
	struct slot *old = c->slot, *fresh = calloc(slots, sizeof *fresh);
	size_t i = c->oldest;

	if (!fresh)
		return false;
	c->slot = fresh;
	c->slots = slots;
	c->oldest = c->newest = NOWHERE;
	c->length = c->dead = 0;
	for (; i != NOWHERE; i = old[i].newer)
		add(c, old[i].key, old[i].value);
	free(old);
	return true;
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = malloc(sizeof *c);

	if (!c)
		return NULL;
	memset(c, 0, sizeof *c);
	c->capacity = cfg->capacity;
	c->hash = cfg->hash ? cfg->hash : own_hash;
	c->left = cfg->left;
	c->ctx = cfg->ctx;
	c->oldest = NOWHERE;
	if (!rebuild(c, 11)) {
		free(c);
		return NULL;
	}
	return c;
}

void lru_free(struct lru *c)
{
	size_t i;

	if (!c)
		return;
	for (i = c->oldest; i != NOWHERE; i = c->slot[i].newer)
		report(c, &c->slot[i], LRU_FREED);
	free(c->slot);
	free(c);
}

/* Room for one more, with a fourth of the slots free: it grows only if most of them are alive. */
static bool make_room(struct lru *c)
{
	if (c->length + c->dead < c->slots / 4 * 3)
		return true;
	return rebuild(c, c->length < c->slots / 2 ? c->slots : c->slots * 2 + 1);
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	size_t i = find(c, key);
	struct slot old;

	if (c->capacity == 0)
		return false;
	if (i != NOWHERE) {
		old = c->slot[i];
		c->slot[i].value = value;
		cut(c, i);
		append(c, i);
		if (old.value != value)
			report(c, &old, LRU_REPLACED);
		return true;
	}
	if (!make_room(c))
		return false;
	if (c->length < c->capacity) {
		add(c, key, value);
		return true;
	}
	old = c->slot[c->oldest];
	bury(c, c->oldest);
	add(c, key, value);
	c->stats.evictions++;
	report(c, &old, LRU_EVICTED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	size_t i = find(c, key);

	if (i == NOWHERE) {
		c->stats.misses++;
		return false;
	}
	c->stats.hits++;
	cut(c, i);
	append(c, i);
	*value = c->slot[i].value;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	size_t i = find(c, key);

	if (i != NOWHERE)
		*value = c->slot[i].value;
	return i != NOWHERE;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	size_t i = find(c, key);

	if (i == NOWHERE)
		return false;
	bury(c, i);
	report(c, &c->slot[i], LRU_DELETED);
	return true;
}

bool lru_resize(struct lru *c, size_t capacity)
{
	size_t i = c->oldest, gone = 0;

	c->capacity = capacity;
	while (c->length > capacity) {
		bury(c, c->oldest);
		gone++;
	}
	c->stats.evictions += gone;
	for (; gone > 0; gone--, i = c->slot[i].newer)
		report(c, &c->slot[i], LRU_EVICTED);
	return true;
}

bool lru_oldest(const struct lru *c, uint64_t *key)
{
	if (c->oldest != NOWHERE)
		*key = c->slot[c->oldest].key;
	return c->oldest != NOWHERE;
}

struct lru_stats lru_get_stats(const struct lru *c)
{
	return c->stats;
}

size_t lru_length(const struct lru *c)
{
	return c->length;
}
