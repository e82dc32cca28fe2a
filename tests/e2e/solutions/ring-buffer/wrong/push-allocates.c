/* wrong: push-allocates
 * cause: Each push allocates a copy of its element and each pop frees one, so a push needs
 * memory and fails when it is short.
 * contract: "Only ring_new and ring_new_at allocate."
 * names: memory-and-cost */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A table of copies, each in a piece of memory of its own. */
struct ring {
	size_t capacity, elem_size;
	size_t oldest, count;
	void **table;
};

static void **entry(const struct ring *r, size_t i)
{
	return &r->table[(r->oldest + i) % r->capacity];
}

static bool has_room_for(size_t capacity, size_t elem_size)
{
	size_t widest = elem_size > sizeof(void *) ? elem_size : sizeof(void *);

	return capacity != 0 && elem_size != 0 && capacity < SIZE_MAX / widest;
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r = has_room_for(capacity, elem_size) ? calloc(1, sizeof *r) : NULL;

	if (!r)
		return NULL;
	r->capacity = capacity;
	r->elem_size = elem_size;
	r->oldest = passed % capacity;
	r->table = malloc(capacity * sizeof *r->table);
	if (!r->table) {
		free(r);
		return NULL;
	}
	return r;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

void ring_free(struct ring *r)
{
	if (!r)
		return;
	ring_clear(r);
	free(r->table);
	free(r);
}

bool ring_push(struct ring *r, const void *elem)
{
	void *copy;

	if (r->count == r->capacity)
		return false;
	copy = malloc(r->elem_size);
	if (!copy)
		return false;
	memcpy(copy, elem, r->elem_size);
	*entry(r, r->count) = copy;
	r->count++;
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (!ring_peek(r, 0, elem))
		return false;
	free(*entry(r, 0));
	r->oldest = (r->oldest + 1) % r->capacity;
	r->count--;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->count)
		return false;
	memcpy(elem, *entry(r, i), r->elem_size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	const unsigned char *from = elem;
	unsigned char *to = evicted, *place;

	if (r->count < r->capacity) {
		ring_push(r, elem);
		return false;
	}
	place = *entry(r, 0); /* the memory of the oldest is used again */
	for (size_t i = 0; i < r->elem_size; i++) {
		unsigned char old = place[i];

		place[i] = from[i];
		if (to)
			to[i] = old;
	}
	r->oldest = (r->oldest + 1) % r->capacity;
	return true;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const char *p = elems;
	size_t done = 0;

	for (; done < n && ring_push(r, p); done++)
		p += r->elem_size;
	return done;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	char *p = elems;
	size_t done = 0;

	for (; done < n && ring_pop(r, p); done++)
		p += r->elem_size;
	return done;
}

size_t ring_length(const struct ring *r)
{
	return r->count;
}

size_t ring_capacity(const struct ring *r)
{
	return r->capacity;
}

void ring_clear(struct ring *r)
{
	for (; r->count > 0; r->count--) {
		free(*entry(r, 0));
		r->oldest = (r->oldest + 1) % r->capacity;
	}
}
