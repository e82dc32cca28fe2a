/* wrong: true-only-when-copied
 * cause: ring_push_evict says true only when it copied the oldest element out, so with evicted
 * NULL it says false though an element was lost.
 * contract: "it is copied to *evicted, unless that is NULL, and the result is true. Otherwise
 * the result is false"
 * names: eviction */
#include "ring_buffer.h"

#include <stdlib.h>
#include <string.h>

struct ring {
	char *begin, *end; /* the block */
	char *front;       /* the oldest, or where it will be */
	char *back;        /* where the next one goes */
	size_t size;       /* of one element */
	bool full;         /* tells full from empty when front == back */
};

static char *next(const struct ring *r, char *p)
{
	p += r->size;
	return p == r->end ? r->begin : p;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Bytes in the ring. */
static size_t used(const struct ring *r)
{
	if (r->full)
		return (size_t)(r->end - r->begin);
	if (r->back >= r->front)
		return (size_t)(r->back - r->front);
	return (size_t)(r->end - r->front) + (size_t)(r->back - r->begin);
}

struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	size_t bytes = capacity * elem_size;
	struct ring *r;

	if (bytes == 0 || bytes / elem_size != capacity)
		return NULL;
	r = calloc(1, sizeof *r);
	if (!r || !(r->begin = malloc(bytes))) {
		free(r);
		return NULL;
	}
	r->end = r->begin + bytes;
	r->front = r->back = r->begin + passed % capacity * elem_size;
	r->size = elem_size;
	return r;
}

struct ring *ring_new(size_t capacity, size_t elem_size)
{
	return ring_new_at(capacity, elem_size, 0);
}

void ring_free(struct ring *r)
{
	if (r) {
		free(r->begin);
		free(r);
	}
}

bool ring_push(struct ring *r, const void *elem)
{
	if (r->full)
		return false;
	memcpy(r->back, elem, r->size);
	r->back = next(r, r->back);
	r->full = r->back == r->front;
	return true;
}

bool ring_pop(struct ring *r, void *elem)
{
	if (used(r) == 0)
		return false;
	memcpy(elem, r->front, r->size);
	r->front = next(r, r->front);
	r->full = false;
	return true;
}

bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	size_t to_edge = (size_t)(r->end - r->front) / r->size;

	if (i >= ring_length(r))
		return false;
	if (i < to_edge)
		memcpy(elem, r->front + i * r->size, r->size);
	else
		memcpy(elem, r->begin + (i - to_edge) * r->size, r->size);
	return true;
}

bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	const char *from = elem;
	char *to = evicted;

	if (!r->full) {
		ring_push(r, elem);
		return false;
	}
	for (size_t i = 0; i < r->size; i++) {
		char old = r->front[i];

		r->front[i] = from[i];
		if (to)
			to[i] = old;
	}
	r->front = r->back = next(r, r->back);
	return evicted != NULL;
}

size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	const char *from = elems;
	size_t done = 0;

	n = least(n, ring_capacity(r) - ring_length(r));
	while (done < n) {
		size_t part = least(n - done, (size_t)(r->end - r->back) / r->size);

		memcpy(r->back, from + done * r->size, part * r->size);
		done += part;
		r->back += part * r->size;
		if (r->back == r->end)
			r->back = r->begin;
		r->full = r->back == r->front;
	}
	return n;
}

size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	char *to = elems;
	size_t done = 0;

	n = least(n, ring_length(r));
	while (done < n) {
		size_t part = least(n - done, (size_t)(r->end - r->front) / r->size);

		memcpy(to + done * r->size, r->front, part * r->size);
		done += part;
		r->front += part * r->size;
		if (r->front == r->end)
			r->front = r->begin;
		r->full = false;
	}
	return n;
}

size_t ring_length(const struct ring *r)
{
	return used(r) / r->size;
}

size_t ring_capacity(const struct ring *r)
{
	return (size_t)(r->end - r->begin) / r->size;
}

void ring_clear(struct ring *r)
{
	r->front = r->back = r->begin;
	r->full = false;
}
