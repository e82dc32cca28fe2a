/* ring_buffer.h: a first-in first-out queue of fixed capacity in one block of memory.
 *
 * Elements are bytes: they are copied in and copied out, and nothing of the caller's is kept. What
 * is handed in never overlaps the ring. Only ring_new and ring_new_at allocate. One thread. */
#ifndef RING_BUFFER_H
#define RING_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct ring;

/* An empty ring with room for exactly `capacity` elements of `elem_size` bytes each: any capacity
 * from 1 on, a power of two or not. NULL if either is 0, if their product does not fit in size_t,
 * or if memory is short. The caller frees it with ring_free. */
struct ring *ring_new(size_t capacity, size_t elem_size);

/* The same, as if `passed` elements had been pushed and popped already: a ring that has run for
 * years. It behaves as a new one does, for every value of `passed`, SIZE_MAX included. */
struct ring *ring_new_at(size_t capacity, size_t elem_size, size_t passed);

/* Frees the ring and what is in it. NULL is fine. */
void ring_free(struct ring *r);

/* Copies *elem in at the back. False when full, and then nothing has changed. O(1). */
bool ring_push(struct ring *r, const void *elem);

/* Copies the oldest element out into *elem and removes it. False when empty, and then *elem is
 * untouched. O(1). */
bool ring_pop(struct ring *r, void *elem);

/* Copies out the element i places behind the oldest, which is at 0, and leaves it where it is.
 * False when there are not so many, and then *elem is untouched. O(1). */
bool ring_peek(const struct ring *r, size_t i, void *elem);

/* Pushes always. When the ring is full the oldest element makes room: it is copied to *evicted,
 * unless that is NULL, and the result is true. Otherwise the result is false and *evicted is
 * untouched. O(1). */
bool ring_push_evict(struct ring *r, const void *elem, void *evicted);

/* Pushes as many of the n elements as fit, the first ones, in their order. Returns how many.
 * elems may be NULL when n is 0. */
size_t ring_push_n(struct ring *r, const void *elems, size_t n);

/* Pops as many as are there, at most n, oldest first. Returns how many; what lies behind them in
 * elems is untouched. elems may be NULL when n is 0. */
size_t ring_pop_n(struct ring *r, void *elems, size_t n);

/* How many elements are in the ring: 0 .. capacity. O(1). */
size_t ring_length(const struct ring *r);

/* The capacity that ring_new was given. O(1). */
size_t ring_capacity(const struct ring *r);

/* Empties the ring. Its capacity stays. */
void ring_clear(struct ring *r);

#endif
