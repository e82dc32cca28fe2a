/* lru_cache.c: yours to write. lru_cache.h is the contract, and its words decide.
 *
 * The steps are in the order in which the requirements ask for them: write one, save, look. Each
 * (void) marks an argument that is not used yet; it goes when you use the argument. */
#include "lru_cache.h"

#include <stdlib.h>

/* TODO step 1: what is an entry? It has a key and a value, and others before and after it.
 * TODO step 3: which of them was used before it, and which after it? */

struct lru {
	struct lru_config cfg;
	/* TODO step 1: what else does a cache have to know?
	 * TODO step 10: a table that finds an entry by its key, and grows with the entries. */
};

struct lru *lru_new(const struct lru_config *cfg)
{
	struct lru *c = calloc(1, sizeof *c);

	if (c)
		c->cfg = *cfg;
	return c;
}

/* TODO step 1: free the entries, too.
 * TODO step 7: tell `left` of each of them, oldest first. */
void lru_free(struct lru *c)
{
	free(c);
}

/* TODO step 1: store a new entry.
 * TODO step 2: never more entries than the capacity; nothing at all if it is 0.
 * TODO step 3: which entry has to leave?
 * TODO step 5: what if the key is there?
 * TODO step 7: tell `left` which value went, and why, when all else is done.
 * TODO step 12: what if malloc returns NULL? Has anything changed before that? */
bool lru_put(struct lru *c, uint64_t key, void *value)
{
	(void)c;
	(void)key;
	(void)value;
	return false;
}

/* TODO step 1: find the entry, and set *value.
 * TODO step 4: it is the one used last now.
 * TODO step 9: count it.
 * TODO step 11: what if two keys have the same hash? */
bool lru_get(struct lru *c, uint64_t key, void **value)
{
	(void)c;
	(void)key;
	(void)value;
	return false;
}

/* TODO step 4: find it, and leave no trace. */
bool lru_peek(const struct lru *c, uint64_t key, void **value)
{
	(void)c;
	(void)key;
	(void)value;
	return false;
}

/* TODO step 6: take it out, wherever it stands. */
bool lru_delete(struct lru *c, uint64_t key)
{
	(void)c;
	(void)key;
	return false;
}

/* TODO step 8: let go of what no longer fits. */
bool lru_resize(struct lru *c, size_t capacity)
{
	(void)c;
	(void)capacity;
	return false;
}

/* TODO step 3: the entry that would leave next. */
bool lru_oldest(const struct lru *c, uint64_t *key)
{
	(void)c;
	(void)key;
	return false;
}

/* TODO step 9: what was counted so far. */
struct lru_stats lru_get_stats(const struct lru *c)
{
	(void)c;
	return (struct lru_stats){ 0, 0, 0 };
}

/* TODO step 1: how many entries there are. */
size_t lru_length(const struct lru *c)
{
	(void)c;
	return 0;
}
