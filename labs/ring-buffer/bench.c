/* How fast a ring is, beside other ways to keep a queue. Each pair moves ints. */
#include <hone/bench.h>

#include "ring_buffer.h"

#include <stdlib.h>
#include <string.h>

#define QUEUED 64    /* how many are waiting while one comes and one goes */
#define BATCH 64
#define WINDOW 1000  /* the last so many values */

/* ---- one at a time: a ring, and a list of blocks from malloc ---- */

static void one_by_one_in_a_ring(uint64_t rounds)
{
	struct ring *r = ring_new(QUEUED + 1, sizeof(int));
	int value = 0;

	for (; value < QUEUED; value++)
		ring_push(r, &value);
	for (uint64_t i = 0; i < rounds; i++) {
		ring_push(r, &value);
		ring_pop(r, &value);
		hone_keep(&value);
	}
	ring_free(r);
}

struct node {
	struct node *next;
	int value;
};

static struct node *append(struct node *last, int value)
{
	struct node *n = malloc(sizeof *n);

	if (!n)
		abort();
	*n = (struct node){ NULL, value };
	if (last)
		last->next = n;
	return n;
}

static struct node *without_first(struct node *first, int *value)
{
	struct node *next = first->next;

	*value = first->value;
	free(first);
	return next;
}

static void one_by_one_in_a_list(uint64_t rounds)
{
	struct node *first = append(NULL, 0), *last = first;
	int value = 1;

	for (; value < QUEUED; value++)
		last = append(last, value);
	for (uint64_t i = 0; i < rounds; i++) {
		last = append(last, value);
		first = without_first(first, &value);
		hone_keep(&value);
	}
	while (first)
		first = without_first(first, &value);
}

/* ---- batches, and the same elements one call each ---- */

static void in_batches(uint64_t rounds)
{
	struct ring *r = ring_new(3 * BATCH / 2, sizeof(int)); /* most batches cross the edge */
	int values[BATCH] = { 0 };

	for (uint64_t i = 0; i < rounds; i++) {
		ring_push_n(r, values, BATCH);
		ring_pop_n(r, values, BATCH);
		hone_keep(values);
	}
	ring_free(r);
}

static void in_single_calls(uint64_t rounds)
{
	struct ring *r = ring_new(3 * BATCH / 2, sizeof(int));
	int values[BATCH] = { 0 };

	for (uint64_t i = 0; i < rounds; i++) {
		for (int k = 0; k < BATCH; k++)
			ring_push(r, &values[k]);
		for (int k = 0; k < BATCH; k++)
			ring_pop(r, &values[k]);
		hone_keep(values);
	}
	ring_free(r);
}

/* ---- the last thousand values: a ring that evicts, and an array that moves forward ---- */

static void window_in_a_ring(uint64_t rounds)
{
	struct ring *r = ring_new(WINDOW, sizeof(int));
	int left = 0;

	for (int value = 0; value < WINDOW; value++)
		ring_push(r, &value);
	for (uint64_t i = 0; i < rounds; i++) {
		int value = (int)(i % WINDOW);

		ring_push_evict(r, &value, &left);
		hone_keep(&left);
	}
	ring_free(r);
}

static void window_in_an_array(uint64_t rounds)
{
	static int window[WINDOW];

	for (uint64_t i = 0; i < rounds; i++) {
		int left = window[0];

		memmove(window, window + 1, (WINDOW - 1) * sizeof *window);
		window[WINDOW - 1] = (int)(i % WINDOW);
		hone_keep(window);
		hone_keep(&left);
	}
}

HONE_BENCH({ "push and pop, one at a time", one_by_one_in_a_ring, "a list with malloc",
	     one_by_one_in_a_list },
	   { "64 in and 64 out, as batches", in_batches, "your push and pop, one at a time",
	     in_single_calls },
	   { "the last 1,000 values, push_evict", window_in_a_ring, "an array moved with memmove",
	     window_in_an_array });
