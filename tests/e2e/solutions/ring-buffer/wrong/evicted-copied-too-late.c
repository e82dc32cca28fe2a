/* wrong: evicted-copied-too-late
 * cause: In a full ring the new element is written where the oldest was before that is copied
 * out, so *evicted gets the new one.
 * contract: "it is copied to *evicted, unless that is NULL, and the result is true."
 * names: eviction */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Both positions run through 0 .. 2 * capacity - 1: equal is empty, a lap apart is full. */
struct ring {
	size_t capacity, elem_size;
	size_t out, in;
	unsigned char bytes[];
};

static size_t later(const struct ring *r, size_t at, size_t by)
{
	size_t left = 2 * r->capacity - at;

	return by < left ? at + by : by - left;
}

static unsigned char *cell(struct ring *r, size_t at)
{
	return r->bytes + (at < r->capacity ? at : at - r->capacity) * r->elem_size;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r = NULL;

	if (!capacity || !elem_size)
		return NULL;
	if (capacity > (SIZE_MAX - sizeof *r) / elem_size || capacity > SIZE_MAX / 2)
		return NULL;
	r = malloc(sizeof *r + capacity * elem_size);
	if (r) {
		r->capacity = capacity;
		r->elem_size = elem_size;
		r->out = r->in = passed % (2 * capacity);
	}
	return r;
}

void ring_free(struct ring *r)
{
	free(r);
}

size_t ring_length(const struct ring *r)
{
	return r->in >= r->out ? r->in - r->out : 2 * r->capacity - r->out + r->in;
}

size_t ring_capacity(const struct ring *r)
{
	return r->capacity;
}

void ring_clear(struct ring *r)
{
	r->out = r->in;
}

bool ring_push(struct ring *r, const void *elem)
{
	return ring_push_n(r, elem, 1) == 1;
}

bool ring_pop(struct ring *r, void *elem)
{
	return ring_pop_n(r, elem, 1) == 1;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	size_t at;

	if (i >= ring_length(r))
		return false;
	at = later(r, r->out, i) % r->capacity;
	memcpy(elem, r->bytes + at * r->elem_size, r->elem_size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	bool full = ring_length(r) == r->capacity;

	memcpy(cell(r, r->in), elem, r->elem_size);
	r->in = later(r, r->in, 1);
	if (!full)
		return false;
	if (evicted)
		memcpy(evicted, cell(r, r->out), r->elem_size);
	r->out = later(r, r->out, 1);
	return true;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const unsigned char *from = elems;
	size_t room = r->capacity - ring_length(r);

	if (n > room)
		n = room;
	for (size_t i = 0; i < n; i++) {
		memcpy(cell(r, r->in), from + i * r->elem_size, r->elem_size);
		r->in = later(r, r->in, 1);
	}
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	unsigned char *to = elems;
	size_t there = ring_length(r);

	if (n > there)
		n = there;
	for (size_t i = 0; i < n; i++) {
		memcpy(to + i * r->elem_size, cell(r, r->out), r->elem_size);
		r->out = later(r, r->out, 1);
	}
	return n;
}
