/* wrong: tells-of-the-same-pointer
 * cause: A put of the very pointer that is stored already is told as REPLACED, though that
 * value did not leave.
 * contract: "and `left` hears of the old value unless it is the same pointer."
 * names: tells */
#include "lru_cache.h"

#include <stdlib.h>

struct node {
	uint64_t key, hash;
	void *value;
	struct node *older, *newer;
	struct node *chain; /* the next of the bucket */
};

struct lru {
	struct lru_config cfg;
	struct lru_stats stats;
	struct node *newest, *oldest;
	struct node **buckets;
	size_t mask; /* buckets - 1, a power of two less one */
	size_t length;
};

static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

static uint64_t hash_of(const struct lru *c, uint64_t key)
{
	return mix(c->cfg.hash ? c->cfg.hash(key) : key);
}

/* The link to the node of the key: *link is NULL when there is none. */
static struct node **find(const struct lru *c, uint64_t key)
{
	uint64_t hash = hash_of(c, key);
	struct node **link = &c->buckets[hash & c->mask];

	while (*link && (*link)->key != key)
		link = &(*link)->chain;
	return link;
}

static void unlink_age(struct lru *c, struct node *n)
{
	if (n->newer)
		n->newer->older = n->older;
	else
		c->newest = n->older;
	if (n->older)
		n->older->newer = n->newer;
	else
		c->oldest = n->newer;
}

static void link_newest(struct lru *c, struct node *n)
{
	n->newer = NULL;
	n->older = c->newest;
	if (n->older)
		n->older->newer = n;
	else
		c->oldest = n;
	c->newest = n;
}

static void touch(struct lru *c, struct node *n)
{
	unlink_age(c, n);
	link_newest(c, n);
}

static void detach(struct lru *c, struct node **link)
{
	struct node *n = *link;

	*link = n->chain;
	unlink_age(c, n);
	c->length--;
}

static void tell(const struct lru *c, uint64_t key, void *value, enum lru_reason why)
{
	if (c->cfg.left)
		c->cfg.left(key, value, why, c->cfg.ctx);
}

/* The node is out of the cache already. */
static void let_go(struct lru *c, struct node *n, enum lru_reason why)
{
	uint64_t key = n->key;
	void *value = n->value;

	free(n);
	if (why == LRU_EVICTED)
		c->stats.evictions++;
	tell(c, key, value, why);
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = calloc(1, sizeof *c);

	if (!c)
		return NULL;
	c->cfg = *cfg;
	c->mask = 15;
	c->buckets = calloc(c->mask + 1, sizeof *c->buckets);
	if (!c->buckets) {
		free(c);
		return NULL;
	}
	return c;
}

void lru_free(struct lru *c)
{
	struct node *n, *newer;

	if (!c)
		return;
	for (n = c->oldest; n; n = newer) {
		newer = n->newer;
		let_go(c, n, LRU_FREED);
	}
	free(c->buckets);
	free(c);
}

/* Twice the buckets; without memory the old ones still do. */
static void grow(struct lru *c)
{
	size_t mask = 2 * c->mask + 1;
	struct node **buckets = calloc(mask + 1, sizeof *buckets);

	if (!buckets)
		return;
	for (struct node *n = c->oldest; n; n = n->newer) {
		n->chain = buckets[n->hash & mask];
		buckets[n->hash & mask] = n;
	}
	free(c->buckets);
	c->buckets = buckets;
	c->mask = mask;
}

static void replace(struct lru *c, struct node *n, void *value)
{
	void *old = n->value;

	n->value = value;
	touch(c, n);
	tell(c, n->key, old, LRU_REPLACED);
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	struct node *n, **link = find(c, key), *victim = NULL;

	if (c->cfg.capacity == 0)
		return false;
	if (*link) {
		replace(c, *link, value);
		return true;
	}
	n = malloc(sizeof *n);
	if (!n)
		return false;
	if (c->length == c->cfg.capacity) {
		victim = c->oldest;
		detach(c, find(c, victim->key));
	}
	if (c->length > c->mask)
		grow(c);
	n->key = key;
	n->value = value;
	n->hash = hash_of(c, key);
	n->chain = c->buckets[n->hash & c->mask];
	c->buckets[n->hash & c->mask] = n;
	link_newest(c, n);
	c->length++;
	if (victim)
		let_go(c, victim, LRU_EVICTED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	struct node *n = *find(c, key);

	if (!n) {
		c->stats.misses++;
		return false;
	}
	c->stats.hits++;
	touch(c, n);
	*value = n->value;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	struct node *n = *find(c, key);

	if (n)
		*value = n->value;
	return n != NULL;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	struct node **link = find(c, key), *n = *link;

	if (!n)
		return false;
	detach(c, link);
	let_go(c, n, LRU_DELETED);
	return true;
}

bool lru_resize(struct lru *c, size_t capacity)
{
	struct node *gone = c->oldest, *newer;
	size_t n = 0;

	c->cfg.capacity = capacity;
	for (; c->length > capacity; n++)
		detach(c, find(c, c->oldest->key));
	/* the ones that left are still strung together, oldest first */
	for (; n > 0; n--) {
		newer = gone->newer;
		let_go(c, gone, LRU_EVICTED);
		gone = newer;
	}
	return true;
}

bool lru_oldest(const struct lru *c, uint64_t *key)
{
	if (!c->oldest)
		return false;
	*key = c->oldest->key;
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
