/* wrong: pop-moves-them-all
 * cause: The oldest element stands at the start of the block always, so a pop moves all the
 * others: its cost grows with their number.
 * contract: "False when empty, and then *elem is untouched. O(1)."
 * names: memory-and-cost */
#include "ring_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct ring {
	size_t cap, esz, n;
	char *buf; /* the oldest stands at the start, always */
};

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	struct ring *r;

	(void)passed; /* nothing here counts what has passed */
	if (capacity == 0 || elem_size == 0 || capacity >= SIZE_MAX / elem_size)
		return NULL;
	r = malloc(sizeof(*r));
	if (!r)
		return NULL;
	r->buf = malloc((capacity + 1) * elem_size);
	if (!r->buf) {
		free(r);
		return NULL;
	}
	r->cap = capacity;
	r->esz = elem_size;
	r->n = 0;
	return r;
}

void ring_free(struct ring *r)
{
	if (r)
		free(r->buf);
	free(r);
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
	if (i >= r->n)
		return false;
	memcpy(elem, r->buf + i * r->esz, r->esz);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	if (ring_push(r, elem))
		return false;
	memcpy(r->buf + r->n * r->esz, elem, r->esz); /* there is one place more */
	if (evicted)
		memcpy(evicted, r->buf, r->esz);
	memmove(r->buf, r->buf + r->esz, r->n * r->esz);
	return true;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	if (n > r->cap - r->n)
		n = r->cap - r->n;
	if (n > 0)
		memcpy(r->buf + r->n * r->esz, elems, n * r->esz);
	r->n += n;
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	if (n > r->n)
		n = r->n;
	if (n == 0)
		return 0;
	memcpy(elems, r->buf, n * r->esz);
	r->n -= n;
	memmove(r->buf, r->buf + n * r->esz, r->n * r->esz);
	return n;
}

size_t ring_length(const struct ring *r)
{
	return r->n;
}

size_t ring_capacity(const struct ring *r)
{
	return r->cap;
}

void ring_clear(struct ring *r)
{
	r->n = 0;
}
