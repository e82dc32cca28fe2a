/* mutant: pop-moves-all-forward
 * behaves like: an array whose elements all move forward with each pop
 * killed by: push_and_pop_cost_the_same_in_any_ring
 * why learners write this: then the oldest is always in slot 0, and all the rest is simple; with
 * 4 elements nobody notices */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t capacity, elem_size;
	size_t length;
	unsigned char slots[];
};

static size_t lesser(size_t a, size_t b)
{
	return a < b ? a : b;
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
	r = malloc(sizeof *r + capacity * elem_size);
	if (!r)
		return NULL;
	r->capacity = capacity;
	r->elem_size = elem_size;
	(void)passed;
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
	r->length -= n;
	memmove(r->slots, r->slots + n * r->elem_size, r->length * r->elem_size);
}

bool ring_push(struct ring *r, const void *elem)
{
	if (r->length == r->capacity)
		return false;
	memcpy(r->slots + r->length * r->elem_size, elem, r->elem_size);
	r->length++;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->length)
		return false;
	memcpy(elem, r->slots + i * r->elem_size, r->elem_size);
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
	n = lesser(n, r->capacity - r->length);
	if (n == 0)
		return 0;
	memcpy(r->slots + r->length * r->elem_size, elems, n * r->elem_size);
	r->length += n;
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	n = lesser(n, r->length);
	if (n == 0)
		return 0;
	memcpy(elems, r->slots, n * r->elem_size);
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
