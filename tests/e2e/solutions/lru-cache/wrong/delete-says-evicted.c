/* wrong: delete-says-evicted
 * cause: lru_delete lets its entry go as a full cache does, and tells `left` that it was evicted.
 * contract: "DELETED: by lru_delete."
 * names: tells */
#include "lru_cache.h"

#include <stdlib.h>

/* A ring of nodes: after the root comes the oldest, before it the newest. */
struct node {
	struct node *prev, *next;
	uint64_t key;
	void *value;
};

struct lru {
	struct lru_config cfg;
	struct lru_stats stats;
	struct node root;
	struct node **table; /* open addressing, at most half full */
	size_t size;
	size_t length;
};

static size_t home(const struct lru *c, uint64_t key)
{
	uint64_t h = c->cfg.hash ? c->cfg.hash(key) : key;

	h = (h ^ (h >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	h = (h ^ (h >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (size_t)(h ^ (h >> 33)) & (c->size - 1);
}

/* Where the key is, or the empty place where it would be. */
static size_t seat(const struct lru *c, uint64_t key)
{
	size_t i = home(c, key);

	while (c->table[i] != NULL && c->table[i]->key != key)
		i = (i + 1) & (c->size - 1);
	return i;
}

static void ring_out(struct node *n)
{
	n->prev->next = n->next;
	n->next->prev = n->prev;
}

static void ring_in(struct lru *c, struct node *n)
{
	n->next = &c->root;
	n->prev = c->root.prev;
	n->prev->next = n;
	c->root.prev = n;
}

/* Empties place i; those behind it that it kept from their home move up. */
static void vacate(struct lru *c, size_t i)
{
	size_t last = c->size - 1;

	for (size_t j = (i + 1) & last; c->table[j] != NULL; j = (j + 1) & last) {
		size_t from_home = (j - home(c, c->table[j]->key)) & last;

		if (from_home >= ((j - i) & last)) {
			c->table[i] = c->table[j];
			i = j;
		}
	}
	c->table[i] = NULL;
}

static void tell(const struct lru *c, uint64_t key, void *value, enum lru_reason why)
{
	if (c->cfg.left != NULL)
		c->cfg.left(key, value, why, c->cfg.ctx);
}

/* Takes the node out of the table and the ring; it is the caller's then. */
static struct node *remove_at(struct lru *c, size_t i)
{
	struct node *n = c->table[i];

	vacate(c, i);
	ring_out(n);
	c->length--;
	return n;
}

static bool grow(struct lru *c)
{
	struct node **old = c->table;
	struct node **table = calloc(c->size * 2, sizeof(*table));

	if (table == NULL)
		return false;
	c->table = table;
	c->size *= 2;
	for (struct node *n = c->root.next; n != &c->root; n = n->next)
		table[seat(c, n->key)] = n;
	free(old);
	return true;
}

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = malloc(sizeof(*c));
	struct node **table = calloc(16, sizeof(*table));

	if (c == NULL || table == NULL) {
		free(c);
		free(table);
		return NULL;
	}
	*c = (struct lru){ .cfg = *cfg, .table = table, .size = 16 };
	c->root.prev = c->root.next = &c->root;
	return c;
}

void lru_free(struct lru *c)
{
	if (c == NULL)
		return;
	while (c->root.next != &c->root) {
		struct node *n = c->root.next;

		ring_out(n);
		tell(c, n->key, n->value, LRU_FREED);
		free(n);
	}
	free(c->table);
	free(c);
}

static bool add(struct lru *c, uint64_t key, void *value)
{
	struct node *n = malloc(sizeof(*n)), *victim = NULL;

	if (n == NULL)
		return false;
	if ((c->length + 1) * 2 > c->size && c->length < c->cfg.capacity && !grow(c)) {
		free(n);
		return false;
	}
	if (c->length == c->cfg.capacity)
		victim = remove_at(c, seat(c, c->root.next->key));
	n->key = key;
	n->value = value;
	c->table[seat(c, key)] = n;
	ring_in(c, n);
	c->length++;
	if (victim != NULL) {
		c->stats.evictions++;
		tell(c, victim->key, victim->value, LRU_EVICTED);
		free(victim);
	}
	return true;
}

bool lru_put(struct lru *c, uint64_t key, void *value)
{
	struct node *n = c->table[seat(c, key)];
	void *old;

	if (c->cfg.capacity == 0)
		return false;
	if (n == NULL)
		return add(c, key, value);
	old = n->value;
	n->value = value;
	ring_out(n);
	ring_in(c, n);
	if (old != value)
		tell(c, key, old, LRU_REPLACED);
	return true;
}

bool lru_get(struct lru *c, uint64_t key, void **value)
{
	struct node *n = c->table[seat(c, key)];

	if (n == NULL) {
		c->stats.misses++;
		return false;
	}
	*value = n->value;
	ring_out(n);
	ring_in(c, n);
	c->stats.hits++;
	return true;
}

bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	const struct node *n = c->table[seat(c, key)];

	if (n == NULL)
		return false;
	*value = n->value;
	return true;
}

bool lru_delete(struct lru *c, uint64_t key)
{
	size_t i = seat(c, key);
	struct node *n;

	if (c->table[i] == NULL)
		return false;
	n = remove_at(c, i);
	tell(c, n->key, n->value, LRU_EVICTED);
	free(n);
	return true;
}

bool lru_resize(struct lru *c, size_t capacity)
{
	c->cfg.capacity = capacity;
	while (c->length > capacity) {
		struct node *n = remove_at(c, seat(c, c->root.next->key));

		c->stats.evictions++;
		tell(c, n->key, n->value, LRU_EVICTED);
		free(n);
	}
	return true;
}

bool lru_oldest(const struct lru *c, uint64_t *key)
{
	if (c->length == 0)
		return false;
	*key = c->root.next->key;
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
