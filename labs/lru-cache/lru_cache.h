/* lru_cache.h: keep the entries used last; the one unused for longest goes.
 *
 * put, get, peek, delete and oldest are O(1): what one of them costs does not grow with the number
 * of entries, as long as the hash spreads the keys. One thread. */
#ifndef LRU_CACHE_H
#define LRU_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lru;

/* Why a value left. EVICTED: its entry was the one unused for longest, and there was no room.
 * REPLACED: another value was put for its key. DELETED: by lru_delete. FREED: by lru_free. */
enum lru_reason { LRU_EVICTED, LRU_REPLACED, LRU_DELETED, LRU_FREED };

/* Told once for each value that leaves, after the cache has changed: the entry is gone (REPLACED:
 * the new value is there) and the length is at most the capacity (in lru_resize, the old one). It
 * may call lru_peek and lru_length, and in lru_free not even those. What happens to the value is
 * its business; the cache never frees one. */
typedef void lru_left(uint64_t key, void *value, enum lru_reason why, void *ctx);

struct lru_config {
	size_t capacity;                /* entries; 0 is a cache that stores nothing */
	uint64_t (*hash)(uint64_t key); /* NULL: your own. Any one has to do, a constant one too */
	lru_left *left;                 /* may be NULL */
	void *ctx;                      /* passed on to left */
};

/* An empty cache. *cfg is copied. NULL if memory is short. The caller frees it with lru_free. */
struct lru *lru_new(const struct lru_config *cfg);

/* Frees the cache. The entries leave oldest first, LRU_FREED. NULL is fine. */
void lru_free(struct lru *c);

/* Stores value, and NULL is a value too, as the entry used last. For a key that is there the value
 * is replaced: nothing is evicted, and `left` hears of the old value unless it is the same pointer.
 * For a new key in a full cache, the entry unused for longest leaves. False if the capacity is 0 or
 * memory is short: then nothing was stored, nothing has changed, and the value is still the
 * caller's. */
bool lru_put(struct lru *c, uint64_t key, void *value);

/* True, a hit: *value is set, and the entry is now the one used last. False, a miss: *value is
 * untouched. Counted in the stats. */
bool lru_get(struct lru *c, uint64_t key, void **value);

/* As lru_get, but leaves no trace: nothing is counted, and nothing becomes younger. */
bool lru_peek(const struct lru *c, uint64_t key, void **value);

/* Takes the entry out. False if it is not there. */
bool lru_delete(struct lru *c, uint64_t key);

/* Sets a new capacity. What no longer fits leaves oldest first, LRU_EVICTED. False if memory is
 * short, and then nothing has changed. May cost what the number of entries is. */
bool lru_resize(struct lru *c, size_t capacity);

/* Which entry would leave next: sets *key and leaves no trace. False when empty, and then *key is
 * untouched. */
bool lru_oldest(const struct lru *c, uint64_t *key);

struct lru_stats {
	uint64_t hits, misses, evictions;
};

/* Since lru_new: calls of lru_get that found their key, those that did not, and values that left as
 * LRU_EVICTED. */
struct lru_stats lru_get_stats(const struct lru *c);

/* How many entries there are, from 0 to the capacity, in O(1). */
size_t lru_length(const struct lru *c);

#endif
