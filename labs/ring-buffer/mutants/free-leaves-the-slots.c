/* mutant: free-leaves-the-slots
 * killed by: a_freed_ring_holds_no_memory
 * why learners write this: one free() for one ring: that the ring consists of two blocks is
 * forgotten */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t capacity, elem_size;
	size_t oldest;
	size_t length;
	unsigned char *slots;
};

static size_t lesser(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t slot_at(const struct ring *r, size_t places)
{
	size_t before_edge = r->capacity - r->oldest;

	return places < before_edge ? r->oldest + places : places - before_edge;
}

static bool is_too_large(size_t capacity, size_t elem_size)
{
	return capacity > (SIZE_MAX - sizeof(struct ring)) / elem_size;
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	if (capacity == 0 || elem_size == 0 || is_too_large(capacity, elem_size))
		return NULL;
	r = malloc(sizeof *r);
	if (!r)
		return NULL;
	r->slots = malloc(capacity * elem_size);
	if (!r->slots) {
		free(r);
		return NULL;
	}
	r->capacity = capacity;
	r->elem_size = elem_size;
	r->oldest = passed % capacity;
	r->length = 0;
	return r;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

void ring_free(struct ring *r)
{
	free(r);
}

static size_t byte_at(const struct ring *r, size_t places)
{
	return slot_at(r, places) * r->elem_size;
}

static void drop_oldest(struct ring *r, size_t n)
{
	r->oldest = slot_at(r, n);
	r->length -= n;
}

bool ring_push(struct ring *r, const void *elem)
{
	if (r->length == r->capacity)
		return false;
	memcpy(r->slots + byte_at(r, r->length), elem, r->elem_size);
	r->length++;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->length)
		return false;
	memcpy(elem, r->slots + byte_at(r, i), r->elem_size);
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (!ring_peek(r, 0, elem))
		return false;
	drop_oldest(r, 1);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	bool full = r->length == r->capacity;

	if (full) {
		if (evicted)
			ring_peek(r, 0, evicted);
		drop_oldest(r, 1);
	}
	ring_push(r, elem);
	return full;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const unsigned char *from = elems;
	size_t slot = slot_at(r, r->length), before_edge;

	n = lesser(n, r->capacity - r->length);
	if (n == 0)
		return 0;
	before_edge = lesser(n, r->capacity - slot);
	memcpy(r->slots + slot * r->elem_size, from, before_edge * r->elem_size);
	memcpy(r->slots, from + before_edge * r->elem_size, (n - before_edge) * r->elem_size);
	r->length += n;
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	unsigned char *to = elems;
	size_t before_edge;

	n = lesser(n, r->length);
	if (n == 0)
		return 0;
	before_edge = lesser(n, r->capacity - r->oldest);
	memcpy(to, r->slots + r->oldest * r->elem_size, before_edge * r->elem_size);
	memcpy(to + before_edge * r->elem_size, r->slots, (n - before_edge) * r->elem_size);
	drop_oldest(r, n);
	return n;
}

size_t ring_length(const struct ring *r)
{
	return r->length;
}

size_t ring_capacity(const struct ring *r)
{
	return r->capacity;
}

void ring_clear(struct ring *r)
{
	r->length = 0;
}
