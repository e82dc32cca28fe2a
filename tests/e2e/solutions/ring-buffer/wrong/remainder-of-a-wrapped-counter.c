/* wrong: remainder-of-a-wrapped-counter
 * cause: The counters run freely and a place is the remainder by the capacity, which jumps when
 * a counter wraps at SIZE_MAX and the capacity is no power of two.
 * contract: "It behaves as a new one does, for every value of `passed`, SIZE_MAX included."
 * names: long-lived */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* head and tail count what was popped and pushed, ever; the remainder is the place. */
struct ring {
	size_t head;
	size_t tail;
	size_t limit;
	size_t size;
	uint8_t *data;
};

static uint8_t *at(const struct ring *r, size_t counter)
{
	return &r->data[(counter % r->limit) * r->size];
}

static bool is_full(const struct ring *r)
{
	return r->tail - r->head == r->limit;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	if (capacity == 0 || elem_size == 0 || capacity > SIZE_MAX / elem_size)
		return NULL;
	r = malloc(sizeof *r);
	if (r == NULL)
		return NULL;
	*r = (struct ring){ passed, passed, capacity, elem_size, NULL };
	r->data = malloc(capacity * elem_size);
	if (r->data == NULL) {
		free(r);
		return NULL;
	}
	return r;
}

void ring_free(struct ring *r)
{
	if (r != NULL)
		free(r->data);
	free(r);
}

bool ring_push(struct ring *r, const void *elem)
{
	if (is_full(r))
		return false;
	memcpy(at(r, r->tail++), elem, r->size);
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (r->tail == r->head)
		return false;
	memcpy(elem, at(r, r->head++), r->size);
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->tail - r->head)
		return false;
	memcpy(elem, at(r, r->head + i), r->size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	uint8_t *oldest = at(r, r->head), *newest = at(r, r->tail);
	const uint8_t *from = elem;
	uint8_t *to = evicted;
	bool full = is_full(r);

	/* read before written: oldest can be newest, and from can be to */
	for (size_t k = 0; k < r->size; k++) {
		uint8_t in = from[k], out = oldest[k];

		newest[k] = in;
		if (full && to != NULL)
			to[k] = out;
	}
	r->tail++;
	if (full)
		r->head++;
	return full;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const uint8_t *from = elems;
	size_t done = 0;

	while (done < n && ring_push(r, from)) {
		from += r->size;
		done++;
	}
	return done;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	uint8_t *to = elems;
	size_t done = 0;

	while (done < n && ring_pop(r, to)) {
		to += r->size;
		done++;
	}
	return done;
}

size_t ring_length(const struct ring *r)
{
	return r->tail - r->head;
}

size_t ring_capacity(const struct ring *r)
{
	return r->limit;
}

void ring_clear(struct ring *r)
{
	r->head = r->tail;
}
