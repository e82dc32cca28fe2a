/* mutant: keeps-the-pointer
 * behaves like: a ring that keeps the caller's pointers and copies when it is asked for the
 * element
 * killed by: the_ring_keeps_a_copy
 * why learners write this: storing a pointer is what most queues do, and while the variable
 * lives and does not change it is the same */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t capacity, elem_size;
	size_t oldest;
	size_t length;
	const void *slots[];
};

static size_t slot_at(const struct ring *r, size_t places)
{
	size_t before_edge = r->capacity - r->oldest;

	return places < before_edge ? r->oldest + places : places - before_edge;
}

static bool is_too_large(size_t capacity, size_t elem_size)
{
	return capacity > SIZE_MAX / elem_size ||
	       capacity > (SIZE_MAX - sizeof(struct ring)) / sizeof(void *);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	if (capacity == 0 || elem_size == 0 || is_too_large(capacity, elem_size))
		return NULL;
	r = calloc(1, sizeof *r + capacity * sizeof(void *));
	if (!r)
		return NULL;
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

static void drop_oldest(struct ring *r, size_t n)
{
	r->oldest = slot_at(r, n);
	r->length -= n;
}

bool ring_push(struct ring *r, const void *elem)
{
	if (r->length == r->capacity)
		return false;
	r->slots[slot_at(r, r->length)] = elem;
	r->length++;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->length)
		return false;
	memcpy(elem, r->slots[slot_at(r, i)], r->elem_size);
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
	size_t done = 0;

	while (done < n && ring_push(r, from + done * r->elem_size))
		done++;
	return done;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	unsigned char *to = elems;
	size_t done = 0;

	while (done < n && ring_pop(r, to + done * r->elem_size))
		done++;
	return done;
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
