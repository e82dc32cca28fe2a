#include "blocks.h"

#include <stdlib.h>

static struct hone_block *table;
static size_t places, count; /* places: a power of two, or 0 */

/* Blocks are aligned to 16 bytes and more, so the low bits say nothing. */
static size_t place_of(const void *start)
{
	uint64_t mixed = ((uintptr_t)start >> 4) * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(mixed >> 20) & (places - 1);
}

static size_t next_place(size_t i)
{
	return (i + 1) & (places - 1);
}

static void put(struct hone_block block)
{
	size_t i = place_of(block.start);

	while (table[i].start)
		i = next_place(i);
	table[i] = block;
}

static bool grow(void)
{
	struct hone_block *old = table;
	size_t old_places = places;
	struct hone_block *larger = calloc(places ? places * 2 : 256, sizeof *larger);

	if (!larger)
		return false;
	table = larger;
	places = places ? places * 2 : 256;
	for (size_t i = 0; i < old_places; i++)
		if (old[i].start)
			put(old[i]);
	free(old);
	return true;
}

bool hone_blocks_add(struct hone_block block)
{
	if (2 * (count + 1) > places && !grow())
		return false;
	put(block);
	count++;
	return true;
}

static bool find_place(const void *start, size_t *at)
{
	if (!places || !start)
		return false;
	for (size_t i = place_of(start); table[i].start; i = next_place(i)) {
		if (table[i].start != start)
			continue;
		*at = i;
		return true;
	}
	return false;
}

const struct hone_block *hone_blocks_find(const void *start)
{
	size_t i;

	return find_place(start, &i) ? &table[i] : NULL;
}

/* Empties place i and moves back what was pushed past it, so that no search ends too early. */
static void close_gap(size_t i)
{
	table[i].start = NULL;
	for (size_t k = next_place(i); table[k].start; k = next_place(k)) {
		size_t home = place_of(table[k].start);

		if (((k - home) & (places - 1)) < ((k - i) & (places - 1)))
			continue;
		table[i] = table[k];
		table[k].start = NULL;
		i = k;
	}
}

bool hone_blocks_take(const void *start, struct hone_block *block)
{
	size_t i;

	if (!find_place(start, &i))
		return false;
	*block = table[i];
	close_gap(i);
	count--;
	return true;
}

size_t hone_blocks_count(void)
{
	return count;
}

const struct hone_block *hone_blocks_oldest(void)
{
	const struct hone_block *oldest = NULL;

	for (size_t i = 0; i < places; i++)
		if (table[i].start && (!oldest || table[i].order < oldest->order))
			oldest = &table[i];
	return oldest;
}
