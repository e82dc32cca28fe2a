/* mutant: empty-looks-full
 * behaves like: a ring in which an empty one looks full, since front and back are the same in
 * both
 * killed by: a_new_ring_is_empty
 * why learners write this: front == back is checked for full, and it is not noticed that a new
 * ring has it too */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t capacity, elem_size;
	size_t front, back;
	unsigned char slots[];
};

static size_t next(const struct ring *r, size_t slot)
{
	return slot + 1 == r->capacity ? 0 : slot + 1;
}

static unsigned char *at(struct ring *r, size_t slot)
{
	return r->slots + slot * r->elem_size;
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	if (capacity == 0 || elem_size == 0 ||
	    capacity >= (SIZE_MAX - sizeof *r - elem_size) / elem_size)
		return NULL;
	r = malloc(sizeof *r + capacity * elem_size);
	if (!r)
		return NULL;
	r->capacity = capacity;
	r->elem_size = elem_size;
	r->front = r->back = passed % capacity;
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

bool ring_push(struct ring *r, const void *elem)
{
	if (ring_length(r) == r->capacity)
		return false;
	memcpy(at(r, r->back), elem, r->elem_size);
	r->back = next(r, r->back);
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (ring_length(r) == 0)
		return false;
	memcpy(elem, at(r, r->front), r->elem_size);
	r->front = next(r, r->front);
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= ring_length(r))
		return false;
	memcpy(elem, r->slots + (r->front + i) % r->capacity * r->elem_size, r->elem_size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	bool full = ring_length(r) == r->capacity;

	if (full) {
		if (evicted)
			memcpy(evicted, at(r, r->front), r->elem_size);
		r->front = next(r, r->front);
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
	return r->back > r->front ? r->back - r->front : r->back + r->capacity - r->front;
}

size_t ring_capacity(const struct ring *r)
{
	return r->capacity;
}

void ring_clear(struct ring *r)
{
	r->front = r->back;
}
