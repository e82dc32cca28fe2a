/* blocks.h: the blocks that the solution holds, by address. A hash table with open addresses that
 * doubles when half full: add, find and take are O(1) on average. Not for several threads at once:
 * mem.c has the lock. */
#ifndef SUITE_BLOCKS_H
#define SUITE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct hone_block {
	void *start;    /* NULL: this place is empty */
	size_t size;
	uintptr_t pc;   /* where the call that allocated it returns to */
	uint64_t order; /* of allocation */
};

/* False without memory for a larger table. */
bool hone_blocks_add(struct hone_block block);
/* NULL when `start` is no block; borrowed until the next call. */
const struct hone_block *hone_blocks_find(const void *start);
bool hone_blocks_take(const void *start, struct hone_block *block);
size_t hone_blocks_count(void);
/* The one allocated first, NULL when there is none. O(size of the table). */
const struct hone_block *hone_blocks_oldest(void);

#pragma GCC visibility pop

#endif
