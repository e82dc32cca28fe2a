/* wrong: rounds-the-capacity-up
 * cause: It is full only when every slot of its power of two is taken, so it holds more
 * elements than the capacity when that is no power of two.
 * contract: "An empty ring with room for exactly `capacity` elements"
 * names: exact-capacity */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* head and tail only ever count up, and wrap with size_t. The block has a power of two of slots,
 * so that the place of a counter is its low bits. */
struct ring {
	size_t head;
	size_t tail;
	size_t mask;
	size_t limit;
	size_t size;
	uint8_t *data;
};

static uint8_t *at(const struct ring *r, size_t counter)
{
	return &r->data[(counter & r->mask) * r->size];
}

static bool is_full(const struct ring *r)
{
	return r->tail - r->head == r->mask + 1;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;
	size_t slots = 1;

	if (capacity == 0 || elem_size == 0 || capacity > SIZE_MAX / 2)
		return NULL;
	while (slots < capacity)
		slots *= 2;
	if (slots > SIZE_MAX / elem_size)
		return NULL;
	r = malloc(sizeof *r);
	if (r == NULL)
		return NULL;
	*r = (struct ring){ passed, passed, slots - 1, capacity, elem_size, NULL };
	r->data = malloc(slots * elem_size);
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
