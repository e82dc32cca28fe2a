/* wrong: capacity-counts-the-spare-slot
 * cause: ring_capacity returns the number of slots, and there is one more than the capacity, to
 * tell full from empty.
 * contract: "The capacity that ring_new was given."
 * names: exact-capacity */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* One slot more than the capacity, always free: first == last is empty and nothing else. */
struct ring {
	size_t elem_size;
	size_t slots;
	size_t first, last;
	char data[];
};

static char *slot_at(const struct ring *r, size_t index)
{
	return (char *)r->data + index * r->elem_size;
}

static size_t after(const struct ring *r, size_t index)
{
	return index + 1 == r->slots ? 0 : index + 1;
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	if (capacity == 0 || elem_size == 0)
		return NULL;
	if (capacity >= (SIZE_MAX - sizeof *r) / elem_size)
		return NULL;
	r = malloc(sizeof *r + (capacity + 1) * elem_size);
	if (r == NULL)
		return NULL;
	r->elem_size = elem_size;
	r->slots = capacity + 1;
	r->first = passed % r->slots;
	r->last = r->first;
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

size_t ring_capacity(const struct ring *r)
{
	return r->slots;
}

size_t ring_length(const struct ring *r)
{
	if (r->last < r->first)
		return r->slots - r->first + r->last;
	return r->last - r->first;
}

void ring_clear(struct ring *r)
{
	r->first = 0;
	r->last = 0;
}

bool ring_push(struct ring *r, const void *elem)
{
	if (after(r, r->last) == r->first)
		return false;
	memcpy(slot_at(r, r->last), elem, r->elem_size);
	r->last = after(r, r->last);
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (r->first == r->last)
		return false;
	memcpy(elem, slot_at(r, r->first), r->elem_size);
	r->first = after(r, r->first);
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	size_t to_edge = r->slots - r->first;
	size_t index = i < to_edge ? r->first + i : i - to_edge;

	if (r->first <= r->last ? i >= r->last - r->first : i >= to_edge && index >= r->last)
		return false;
	memcpy(elem, slot_at(r, index), r->elem_size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	bool was_full = after(r, r->last) == r->first;

	memcpy(slot_at(r, r->last), elem, r->elem_size); /* the spare one, if need be */
	r->last = after(r, r->last);
	if (!was_full)
		return false;
	if (evicted != NULL)
		memcpy(evicted, slot_at(r, r->first), r->elem_size);
	r->first = after(r, r->first);
	return true;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const char *elem = elems;
	size_t i;

	for (i = 0; i < n; i++)
		if (!ring_push(r, elem + i * r->elem_size))
			break;
	return i;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	char *elem = elems;
	size_t i;

	for (i = 0; i < n; i++)
		if (!ring_pop(r, elem + i * r->elem_size))
			break;
	return i;
}
