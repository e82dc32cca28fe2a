/* wrong: blanks-what-lies-behind
 * cause: ring_pop_n sets the places of elems to zero for which there was no element.
 * contract: "what lies behind them in elems is untouched."
 * names: batches */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t capacity;
	size_t elem_size;
	size_t head;   /* where the oldest is */
	size_t length; /* how many follow, the oldest included */
	unsigned char *slots;
};

/* The place i behind the oldest, for i < capacity. */
static size_t place(const struct ring *r, size_t i)
{
	size_t to_edge = r->capacity - r->head;

	return i < to_edge ? r->head + i : i - to_edge;
}

static unsigned char *slot(const struct ring *r, size_t i)
{
	return r->slots + place(r, i) * r->elem_size;
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
	if (!r)
		return NULL;
	r->slots = malloc(capacity * elem_size);
	if (!r->slots) {
		free(r);
		return NULL;
	}
	r->capacity = capacity;
	r->elem_size = elem_size;
	r->head = passed % capacity;
	r->length = 0;
	return r;
}

void ring_free(struct ring *r)
{
	if (!r)
		return;
	free(r->slots);
	free(r);
}

bool ring_push(struct ring *r, const void *elem)
{
	if (r->length == r->capacity)
		return false;
	memcpy(slot(r, r->length), elem, r->elem_size);
	r->length++;
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (r->length == 0)
		return false;
	memcpy(elem, slot(r, 0), r->elem_size);
	r->head = place(r, 1 % r->capacity);
	r->length--;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	if (i >= r->length)
		return false;
	memcpy(elem, slot(r, i), r->elem_size);
	return true;
}

/* Byte by byte, so that elem and evicted may be the same place. */
static void exchange(unsigned char *at, const unsigned char *elem, unsigned char *evicted, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char old = at[i];

		at[i] = elem[i];
		evicted[i] = old;
	}
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	if (ring_push(r, elem))
		return false;
	if (evicted)
		exchange(slot(r, 0), elem, evicted, r->elem_size);
	else
		memcpy(slot(r, 0), elem, r->elem_size);
	r->head = place(r, 1 % r->capacity);
	return true;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const unsigned char *from = elems;
	size_t at, first;

	if (n > r->capacity - r->length)
		n = r->capacity - r->length;
	if (n == 0)
		return 0;
	at = place(r, r->length);
	first = r->capacity - at;
	if (first > n)
		first = n;
	memcpy(r->slots + at * r->elem_size, from, first * r->elem_size);
	memcpy(r->slots, from + first * r->elem_size, (n - first) * r->elem_size);
	r->length += n;
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	unsigned char *to = elems;
	size_t first = r->capacity - r->head;

	if (n == 0)
		return 0;
	if (n > r->length) {
		memset(to + r->length * r->elem_size, 0, (n - r->length) * r->elem_size);
		n = r->length;
	}
	if (first > n)
		first = n;
	memcpy(to, slot(r, 0), first * r->elem_size);
	memcpy(to + first * r->elem_size, r->slots, (n - first) * r->elem_size);
	r->head = n == r->capacity ? r->head : place(r, n);
	r->length -= n;
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
	r->head = 0;
	r->length = 0;
}
