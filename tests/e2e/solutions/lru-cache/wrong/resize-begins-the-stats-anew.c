/* wrong: resize-begins-the-stats-anew
 * cause: lru_resize moves the entries into a fresh cache and leaves the hits, misses and
 * evictions counted so far behind.
 * contract: "Since lru_new: calls of lru_get that found their key, those that did not, and
 * values that left as LRU_EVICTED."
 * names: counts */
#include "lru_cache.h"

#include <stdlib.h>

#define NONE SIZE_MAX

/* Entries live in an array and know each other by index. */
struct entry {
	uint64_t key;
	void *value;
	size_t older, newer;
	size_t next; /* of the same bucket, or of the unused ones */
};

struct lru {
	struct lru_config cfg;
	struct lru_stats stats;
	struct entry *pool;
	size_t *heads;
	size_t size;   /* of both arrays, a power of two */
	size_t begun;  /* entries of the pool that were ever used */
	size_t unused; /* the first of those given back */
	size_t newest, oldest;
	size_t length;
};

static size_t *head(const struct lru *c, uint64_t key)
{
	uint64_t h = c->cfg.hash ? c->cfg.hash(key) : key;

	h ^= h >> 32;
	h *= UINT64_C(0x9e3779b97f4a7c15);
	h ^= h >> 29;
	h *= UINT64_C(0xd6e8feb86659fd93);
	h ^= h >> 32;
	return &c->heads[h & (c->size - 1)];
}

static size_t find(const struct lru *c, uint64_t key)
{
	size_t i = *head(c, key);

	while (i != NONE && c->pool[i].key != key)
		i = c->pool[i].next;
	return i;
}

static bool set_up(struct lru *c, const struct lru_config *cfg, size_t room)
{
	*c = (struct lru){ .cfg = *cfg, .size = 8 };
	while (c->size < room)
		c->size *= 2;
	c->pool = calloc(c->size, sizeof *c->pool);
	c->heads = malloc(c->size * sizeof *c->heads);
	if (!c->pool || !c->heads) {
		free(c->pool);
		free(c->heads);
		return false;
	}
	for (size_t i = 0; i < c->size; i++)
		c->heads[i] = NONE;
	c->unused = c->newest = c->oldest = NONE;
	return true;
}

static void out_of_line(struct lru *c, size_t i)
{
	struct entry *e = &c->pool[i];

	*(e->older == NONE ? &c->oldest : &c->pool[e->older].newer) = e->newer;
	*(e->newer == NONE ? &c->newest : &c->pool[e->newer].older) = e->older;
}

static void into_line(struct lru *c, size_t i)
{
	c->pool[i].older = c->newest;
	c->pool[i].newer = NONE;
	*(c->newest == NONE ? &c->oldest : &c->pool[c->newest].newer) = i;
	c->newest = i;
}

static bool grow(struct lru *c)
{
	size_t size = c->size * 2;
	size_t *heads = malloc(size * sizeof *heads);
	struct entry *pool = heads ? realloc(c->pool, size * sizeof *pool) : NULL;

	if (!pool) {
		free(heads);
		return false;
	}
	free(c->heads);
	c->heads = heads;
	c->pool = pool;
	c->size = size;
	for (size_t i = 0; i < size; i++)
		heads[i] = NONE;
	for (size_t i = c->oldest; i != NONE; i = pool[i].newer) {
		size_t *h = head(c, pool[i].key);

		pool[i].next = *h;
		*h = i;
	}
	return true;
}

static bool has_room(const struct lru *c)
{
	return c->unused != NONE || c->begun < c->size;
}

/* There is room, and the key is new. */
static void insert(struct lru *c, uint64_t key, void *value)
{
	size_t *h = head(c, key), i = c->unused;

	if (i == NONE)
		i = c->begun++;
	else
		c->unused = c->pool[i].next;
	c->pool[i].key = key;
	c->pool[i].value = value;
	c->pool[i].next = *h;
	*h = i;
	into_line(c, i);
	c->length++;
}

static void take_out(struct lru *c, size_t i)
{
	size_t *at = head(c, c->pool[i].key);

	while (*at != i)
		at = &c->pool[*at].next;
	*at = c->pool[i].next;
	out_of_line(c, i);
	c->pool[i].next = c->unused;
	c->unused = i;
	c->length--;
}

static void tell(const struct lru *c, struct entry e, enum lru_reason why)
{
	if (c->cfg.left)
		c->cfg.left(e.key, e.value, why, c->cfg.ctx);
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = malloc(sizeof *c);

	if (c && !set_up(c, cfg, 0)) {
		free(c);
		c = NULL;
	}
	return c;
}

void lru_free(struct lru *c)
{
	if (!c)
		return;
	for (size_t i = c->oldest; i != NONE; i = c->pool[i].newer)
		tell(c, c->pool[i], LRU_FREED);
	free(c->pool);
	free(c->heads);
	free(c);
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	size_t i = find(c, key);
	struct entry old;

	if (i != NONE) {
		old = c->pool[i];
		c->pool[i].value = value;
		out_of_line(c, i);
		into_line(c, i);
		if (old.value != value)
			tell(c, old, LRU_REPLACED);
		return true;
	}
	if (c->length < c->cfg.capacity) {
		if (!has_room(c) && !grow(c))
			return false;
		insert(c, key, value);
		return true;
	}
	if (c->length == 0)
		return false;
	old = c->pool[c->oldest];
	take_out(c, c->oldest);
	insert(c, key, value);
	c->stats.evictions++;
	tell(c, old, LRU_EVICTED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	size_t i = find(c, key);

	if (i == NONE) {
		c->stats.misses++;
		return false;
	}
	c->stats.hits++;
	out_of_line(c, i);
	into_line(c, i);
	*value = c->pool[i].value;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	size_t i = find(c, key);

	if (i == NONE)
		return false;
	*value = c->pool[i].value;
	return true;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	size_t i = find(c, key);
	struct entry old;

	if (i == NONE)
		return false;
	old = c->pool[i];
	take_out(c, i);
	tell(c, old, LRU_DELETED);
	return true;
}

/* Moves what is kept into a cache of its own size, and then takes its place. */
bool lru_resize(struct lru *c, size_t capacity)
{
	struct lru was = *c, fresh;
	size_t keep = c->length < capacity ? c->length : capacity;
	size_t gone = c->length - keep;
	size_t i = c->oldest;

	if (!set_up(&fresh, &c->cfg, keep))
		return false;
	for (size_t k = 0; k < gone; k++)
		i = was.pool[i].newer;
	for (; i != NONE; i = was.pool[i].newer)
		insert(&fresh, was.pool[i].key, was.pool[i].value);
	fresh.cfg.capacity = capacity;
	fresh.stats.evictions = gone;
	*c = fresh;
	for (i = was.oldest; gone > 0; gone--, i = was.pool[i].newer)
		tell(c, was.pool[i], LRU_EVICTED);
	free(was.pool);
	free(was.heads);
	return true;
}

bool lru_oldest(const struct lru *c, uint64_t *key)
{
	if (c->oldest == NONE)
		return false;
	*key = c->pool[c->oldest].key;
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
