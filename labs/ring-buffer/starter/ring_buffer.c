/* ring_buffer.c: yours to write. ring_buffer.h is the contract, and its words decide.
 *
 * The steps are in the order in which the requirements ask for them: write one, save, look. Each
 * (void) marks an argument that is not used yet; it goes when you use the argument. */
#include "ring_buffer.h"

/* TODO step 1: what does a ring remember, besides the bytes of its elements? */
struct ring {
	size_t capacity, elem_size;
};

/* TODO step 2: a ring with all its memory, so that nothing else has to allocate.
 * TODO step 12: what cannot be made is NULL: a ring of nothing, or of more than can be. */
struct ring *ring_new(size_t capacity, size_t elem_size)
{
	(void)capacity;
	(void)elem_size;
	return NULL;
}

/* TODO step 11: the same, as if `passed` elements had come and gone. What is left of them? */
struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed)
{
	(void)capacity;
	(void)elem_size;
	(void)passed;
	return NULL;
}

/* TODO step 2: give back all that ring_new took. A test fails when a block is still held at its
 * end. */
void ring_free(struct ring *r)
{
	(void)r;
}

/* TODO step 3: copy the element to the back.
 * TODO step 5: refuse it when the ring is full, before anything has changed. How do you know?
 * TODO step 6: which slot comes after the last one? */
bool ring_push(struct ring *r, const void *elem)
{
	(void)r;
	(void)elem;
	return false;
}

/* TODO step 4: copy the oldest element out, and remove it. And if there is none?
 * TODO step 6: here too: does it go round as push does? */
bool ring_pop(struct ring *r, void *elem)
{
	(void)r;
	(void)elem;
	return false;
}

/* TODO step 7: the element i places behind the oldest. In which slot is that? */
bool ring_peek(const struct ring *r, size_t i, void *elem)
{
	(void)r;
	(void)i;
	(void)elem;
	return false;
}

/* TODO step 8: push always. When the ring is full, who has to leave, and in which order do you
 *      copy? */
bool ring_push_evict(struct ring *r, const void *elem, void *evicted)
{
	(void)r;
	(void)elem;
	(void)evicted;
	return false;
}

/* TODO step 10: as many as fit. A loop around ring_push is fine; two memcpy are faster. */
size_t ring_push_n(struct ring *r, const void *elems, size_t n)
{
	(void)r;
	(void)elems;
	(void)n;
	return 0;
}

/* TODO step 10: as many as are there. */
size_t ring_pop_n(struct ring *r, void *elems, size_t n)
{
	(void)r;
	(void)elems;
	(void)n;
	return 0;
}

/* TODO step 2: how many there are, and how many there may be. */
size_t ring_length(const struct ring *r)
{
	(void)r;
	return 0;
}

size_t ring_capacity(const struct ring *r)
{
	(void)r;
	return 0;
}

/* TODO step 9: forget what is in it, and nothing else. */
void ring_clear(struct ring *r)
{
	(void)r;
}
