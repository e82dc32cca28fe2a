/* The suite of ring-buffer. A test's comment quotes the words of ring_buffer.h that it checks. */
#include <hone/mem.h>
#include <hone/rng.h>
#include <hone/sequence.h>
#include <hone/suite.h>

#include "ring_buffer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define LEN(a) (sizeof(a) / sizeof *(a))
#define UNTOUCHED (-1) /* what stands where a solution may not write; no element has this value */

/* ---- rings of ints: what is done is told, and what comes of it is expected ---- */

/* Each test has a process of its own, and one ring at a time. */
static struct ring *ring;

static void end(void)
{
	if (ring)
		ring_free(ring);
	ring = NULL;
}

static void expect_made(bool expected)
{
	hone_expect_str(ring ? "a ring" : NULL, expected ? "a ring" : NULL, "the result");
}

/* A new story, with a new ring of its own. */
static void begin_old(void **state, size_t capacity, size_t passed)
{
	(void)state;
	end();
	hone_story_clear();
	if (passed == 0)
		hone_did("ring_new(%zu, sizeof(int))", capacity);
	else if (passed == SIZE_MAX)
		hone_did("ring_new_at(%zu, sizeof(int), SIZE_MAX)", capacity);
	else if (SIZE_MAX - passed < 100)
		hone_did("ring_new_at(%zu, sizeof(int), SIZE_MAX - %zu)", capacity,
			 SIZE_MAX - passed);
	else
		hone_did("ring_new_at(%zu, sizeof(int), %zu)", capacity, passed);
	ring = passed ? ring_new_at(capacity, sizeof(int), passed)
		      : ring_new(capacity, sizeof(int));
	expect_made(true);
}

static void begin(void **state, size_t capacity)
{
	begin_old(state, capacity, 0);
}

static void push(int value)
{
	hone_did("push(%d)", value);
	hone_expect_true(ring_push(ring, &value), "push(%d)", value);
}

static void push_all(int from, int to)
{
	for (int value = from; value <= to; value++)
		push(value);
}

/* With 1, 2, … n in it. */
static void begin_with(void **state, size_t capacity, int n)
{
	begin(state, capacity);
	push_all(1, n);
}

/* Into a full ring; what push says of it matters elsewhere. */
static void push_too_much(int value)
{
	hone_did("push(%d), into a full ring", value);
	ring_push(ring, &value);
}

static void expect_refused(int value)
{
	hone_did("push(%d)", value);
	hone_expect_false(ring_push(ring, &value), "push(%d) into a full ring", value);
}

static int pop(void)
{
	int got = UNTOUCHED;

	hone_did("pop()");
	hone_expect_true(ring_pop(ring, &got), "pop()");
	return got;
}

static void expect_pop(int expected)
{
	hone_expect_i64(pop(), expected, "the element that pop() copied out");
}

static void expect_pops(int from, int to)
{
	for (int value = from; value <= to; value++)
		expect_pop(value);
}

static void expect_no_pop(void)
{
	int got = UNTOUCHED;

	hone_did("pop()");
	hone_expect_false(ring_pop(ring, &got), "pop() from an empty ring");
}

static void expect_length(size_t expected)
{
	hone_expect_u64(ring_length(ring), expected, "ring_length()");
}

static void expect_peek(size_t i, int expected)
{
	int got = UNTOUCHED;

	hone_did("peek(%zu)", i);
	hone_expect_true(ring_peek(ring, i, &got), "peek(%zu)", i);
	hone_expect_i64(got, expected, "the element that peek(%zu) copied out", i);
}

static void expect_no_peek(size_t i, const char *place)
{
	int got = UNTOUCHED;

	hone_did("peek(%s)", place);
	hone_expect_false(ring_peek(ring, i, &got), "peek(%s), where there is nothing,", place);
	hone_expect_i64(got, UNTOUCHED, "*elem, which was -1, after peek(%s)", place);
}

/* Into a full ring. */
static void expect_evicts(int value, int expected)
{
	int evicted = UNTOUCHED;

	hone_did("push_evict(%d)", value);
	hone_expect_true(ring_push_evict(ring, &value, &evicted), "push_evict(%d) into a full ring",
			 value);
	hone_expect_i64(evicted, expected, "the element that push_evict(%d) evicted", value);
}

#define MOST 16 /* no batch here is longer */

/* Pushes from, from + 1, … in one batch. */
static size_t push_batch(int from, size_t n)
{
	int values[MOST];

	for (size_t i = 0; i < n; i++)
		values[i] = from + (int)i;
	hone_did("push_n(%d .. %d), %zu elements", from, from + (int)n - 1, n);
	return ring_push_n(ring, values, n);
}

/* Where pop_batch() pops to, all untouched before. */
static int batch[MOST + 1];

static size_t pop_batch(size_t n)
{
	for (size_t i = 0; i < LEN(batch); i++)
		batch[i] = UNTOUCHED;
	hone_did("pop_n(%zu)", n);
	return ring_pop_n(ring, batch, n);
}

static void expect_values(int from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		hone_expect_i64(batch[i], from + (int)i, "element %zu that pop_n() copied out", i);
}

/* ---- push and pop ---- */

/* "An empty ring with room for"; "How many elements are in the ring: 0 .. capacity"; "False when
 * empty". */
static void a_new_ring_is_empty(void **state)
{
	begin(state, 5);
	expect_length(0);
	expect_no_pop();
	end();
}

/* "Copies *elem in at the back"; "Copies the oldest element out into *elem and removes it". */
static void what_is_pushed_can_be_popped(void **state)
{
	begin(state, 5);
	push(7);
	expect_length(1);
	expect_pop(7);
	expect_length(0);
	push_all(1, 3);
	expect_pops(1, 3);
	end();
}

/* "Elements are bytes: they are copied in and copied out, and nothing of the caller's is kept." */
static void the_ring_keeps_a_copy(void **state)
{
	int value = 7;

	begin(state, 5);
	hone_did("push(x), where x is 7; then x becomes 8");
	hone_expect_true(ring_push(ring, &value), "push(x)");
	value = 8;
	expect_pop(7);
	end();
}

/* ---- exactly as many as were asked for ---- */

static const int capacities[] = { 1, 2, 3, 7, 8 };

/* "An empty ring with room for exactly `capacity` elements of `elem_size` bytes each: any
 * capacity from 1 on, a power of two or not." */
static void as_many_fit_as_were_asked_for(void **state)
{
	size_t fitted = 0;

	for (size_t i = 0; i < LEN(capacities); i++)
		begin_with(state, (size_t)capacities[i], capacities[i]);
	end();
	ring = ring_new(70000, 1); /* more than 16 bits can count */
	expect_made(true);
	while (fitted < 70000 && ring_push(ring, "x"))
		fitted++;
	hone_expect_u64(fitted, 70000, "how many pushes into ring_new(70000, 1) succeed");
	end();
}

/* "with room for exactly `capacity` elements"; "any capacity from 1 on, a power of two or not";
 * "False when full". */
static void not_one_more_fits(void **state)
{
	for (size_t i = 0; i < LEN(capacities); i++) {
		begin_with(state, (size_t)capacities[i], capacities[i]);
		expect_refused(99);
	}
	end();
}

/* "The capacity that ring_new was given". */
static void the_capacity_is_what_was_asked_for(void **state)
{
	for (size_t i = 0; i < LEN(capacities); i++) {
		begin(state, (size_t)capacities[i]);
		hone_expect_u64(ring_capacity(ring), (size_t)capacities[i], "ring_capacity()");
	}
	end();
}

/* ---- full and empty ---- */

/* "False when full, and then nothing has changed": no element has. */
static void a_refused_push_changes_no_element(void **state)
{
	begin_with(state, 3, 3);
	push_too_much(8);
	push_too_much(9);
	expect_length(3);
	expect_pops(1, 3);
	expect_no_pop();
	end();
}

/* "False when full, and then nothing has changed": the next push goes where it would have gone. */
static void a_refused_push_moves_nothing(void **state)
{
	begin_with(state, 3, 3);
	push_too_much(9);
	expect_pop(1);
	push(4);
	expect_pops(2, 4);
	end();
}

/* "False when empty, and then *elem is untouched": in a new ring, and in one that was used. */
static void an_empty_pop_writes_nothing(void **state)
{
	begin(state, 2);
	for (int i = 0; i < 2; i++) {
		int got = UNTOUCHED;

		hone_did("pop()");
		ring_pop(ring, &got);
		hone_expect_i64(got, UNTOUCHED, "*elem, which was -1, after an empty pop()");
		push_all(1, 2);
		pop();
		pop();
	}
	end();
}

/* "False when empty": after which the ring goes on as if nobody had asked. */
static void an_empty_pop_moves_nothing(void **state)
{
	begin(state, 3);
	expect_no_pop();
	expect_no_pop();
	expect_length(0);
	push_all(1, 2);
	expect_pops(1, 2);
	end();
}

/* ---- order ---- */

/* "Copies the oldest element out into *elem and removes it"; "a power of two or not": one in, one
 * out, five times round. */
static void one_at_a_time_goes_round(void **state)
{
	for (size_t capacity = 1; capacity < 7; capacity++) {
		begin(state, capacity);
		for (int value = 1; value <= 5 * (int)capacity; value++) {
			push(value);
			expect_pop(value);
		}
	}
	end();
}

/* "Copies the oldest element out": three in and two out, until it is full; then all of them out.
 * Front and back are at any distance from each other, and at any slot. */
static void order_holds_at_every_distance(void **state)
{
	int next_in = 1, next_out = 1;

	begin(state, 7);
	for (int round = 0; round < 6; round++) {
		while (next_in - next_out + 3 <= 7) {
			push_all(next_in, next_in + 2);
			expect_pops(next_out, next_out + 1);
			next_in += 3;
			next_out += 2;
		}
		expect_pops(next_out, next_in - 1);
		next_out = next_in;
	}
	end();
}

/* "How many elements are in the ring": at every turn, with the back in front of the front too. */
static void the_length_is_right_all_the_way_round(void **state)
{
	begin(state, 5);
	for (int round = 1; round <= 10; round++) {
		push_all(1, 3);
		for (size_t left = 3; left > 0; left--) {
			expect_length(left);
			pop();
		}
		expect_length(0);
	}
	end();
}

/* ---- peek ---- */

/* "Copies out the element i places behind the oldest, which is at 0, and leaves it where it is." */
static void peek_shows_and_takes_nothing(void **state)
{
	begin_with(state, 3, 3);
	for (int i = 0; i < 3; i++)
		expect_peek((size_t)i, i + 1);
	expect_length(3);
	expect_pops(1, 3);
	end();
}

/* "the element i places behind the oldest": which is not the one in the first slot any more. */
static void peek_counts_from_the_oldest(void **state)
{
	begin_with(state, 4, 4);
	pop();
	expect_peek(0, 2);
	end();
}

/* "the element i places behind the oldest": round the edge, from each slot on. */
static void peek_goes_round_the_edge(void **state)
{
	begin_with(state, 5, 5);
	for (int i = 1; i <= 10; i++) {
		pop();
		push(5 + i);
		for (int place = 0; place < 5; place++)
			expect_peek((size_t)place, i + 1 + place);
	}
	end();
}

/* "False when there are not so many, and then *elem is untouched": with room behind the last, where
 * older ones have been. */
static void peek_behind_the_last_shows_nothing(void **state)
{
	begin(state, 4);
	expect_no_peek(0, "0");
	push_all(1, 4);
	pop();
	pop();
	expect_no_peek(2, "2");
	expect_no_peek(3, "3");
	end();
}

/* "False when there are not so many": in a full ring, where behind the last comes the first. */
static void peek_behind_a_full_ring_shows_nothing(void **state)
{
	begin_with(state, 4, 4);
	expect_no_peek(4, "4");
	end();
}

/* "False when there are not so many": no i is too large to be asked for. */
static void peek_at_the_largest_place_shows_nothing(void **state)
{
	begin_with(state, 4, 2);
	pop();
	expect_no_peek(SIZE_MAX, "SIZE_MAX");
	expect_no_peek(SIZE_MAX / 2, "SIZE_MAX / 2");
	end();
}

/* ---- push_evict ---- */

/* "Pushes always. When the ring is full": but into one with room, "Otherwise the result is false
 * and *evicted is untouched". */
static void with_room_nothing_is_evicted(void **state)
{
	int evicted = UNTOUCHED;

	begin(state, 2);
	for (int value = 1; value <= 2; value++) {
		hone_did("push_evict(%d)", value);
		hone_expect_false(ring_push_evict(ring, &value, &evicted),
				  "push_evict(%d) into a ring with room", value);
		hone_expect_i64(evicted, UNTOUCHED, "*evicted, which was -1, when there is room,");
	}
	expect_pops(1, 2);
	end();
}

/* "it is copied to *evicted, unless that is NULL, and the result is true": the oldest one, which
 * need not be in the first slot. */
static void the_oldest_one_is_reported(void **state)
{
	begin_with(state, 3, 3);
	expect_evicts(4, 1);
	begin_with(state, 3, 3);
	expect_pop(1);
	push(4);
	expect_evicts(5, 2);
	end();
}

/* "When the ring is full the oldest element makes room": no other one does, and as many are "in
 * the ring: 0 .. capacity" as before. */
static void an_eviction_leaves_the_rest_in_order(void **state)
{
	int value = 4, evicted;

	begin_with(state, 3, 3);
	hone_did("push_evict(4)");
	ring_push_evict(ring, &value, &evicted);
	expect_length(3);
	expect_pops(2, 4);
	end();
}

/* "it is copied to *evicted, unless that is NULL". */
static void nobody_has_to_see_the_evicted(void **state)
{
	int value = 1;

	begin(state, 1);
	hone_did("push_evict(1), with evicted NULL");
	hone_expect_false(ring_push_evict(ring, &value, NULL), "push_evict(1) with room left");
	value = 2;
	hone_did("push_evict(2), with evicted NULL");
	hone_expect_true(ring_push_evict(ring, &value, NULL), "push_evict(2) into a full ring");
	expect_length(1);
	expect_pop(2);
	end();
}

/* "When the ring is full the oldest element makes room": three times round, so that the last
 * ones are left. */
static void evictions_go_round(void **state)
{
	begin_with(state, 4, 4);
	for (int value = 5; value <= 16; value++)
		expect_evicts(value, value - 4);
	expect_pops(13, 16);
	expect_no_pop();
	end();
}

/* ---- clear ---- */

/* "Empties the ring": a full one, and one that is empty already. */
static void a_cleared_ring_is_empty(void **state)
{
	begin_with(state, 3, 3);
	for (int i = 0; i < 2; i++) {
		hone_did("clear()");
		ring_clear(ring);
		expect_length(0);
		expect_no_pop();
	}
	end();
}

/* "Its capacity stays": as many fit as before, and not one more. */
static void a_cleared_ring_has_its_capacity(void **state)
{
	begin_with(state, 3, 2);
	hone_did("clear()");
	ring_clear(ring);
	hone_expect_u64(ring_capacity(ring), 3, "ring_capacity()");
	push_all(1, 3);
	expect_refused(99);
	end();
}

/* "Empties the ring": after which it goes on as a new one does, round the edge too. */
static void a_cleared_ring_goes_on_in_order(void **state)
{
	begin_with(state, 4, 3);
	expect_pop(1);
	hone_did("clear()");
	ring_clear(ring);
	push_all(11, 13);
	expect_pops(11, 13);
	end();
}

/* ---- batches ---- */

/* "Pushes as many of the n elements as fit, the first ones, in their order. Returns how many.
 * elems may": one fewer than fit, as many, one more, and many more. */
static void push_n_returns_how_many_fitted(void **state)
{
	static const size_t n[] = { 3, 4, 5, MOST };

	for (size_t i = 0; i < LEN(n); i++) {
		size_t fit = n[i] < 4 ? n[i] : 4;

		begin_with(state, 6, 2);
		hone_expect_u64(push_batch(3, n[i]), fit, "the result of push_n()");
		expect_length(2 + fit);
	}
	end();
}

/* "as many of the n elements as fit, the first ones, in their order": behind those that are there
 * already, and into an empty ring that is smaller than the batch. */
static void push_n_takes_the_first_ones(void **state)
{
	begin_with(state, 4, 2);
	push_batch(3, 7);
	expect_pops(1, 4);
	begin(state, 3);
	push_batch(1, 10);
	expect_pops(1, 3);
	end();
}

/* "Pushes as many of the n elements as fit": of a full ring none, and it stays as it is. */
static void a_full_ring_takes_nothing_of_a_batch(void **state)
{
	begin_with(state, 3, 3);
	hone_expect_u64(push_batch(11, 2), 0, "the result of push_n() into a full ring");
	expect_pops(1, 3);
	end();
}

/* "Pops as many as are there, at most n, oldest first. Returns how many; what": more than there
 * are, as many, one fewer, and none from an empty ring. */
static void pop_n_returns_how_many_there_were(void **state)
{
	static const size_t n[] = { MOST, 4, 3, 2 };

	for (size_t i = 0; i < LEN(n); i++) {
		size_t there = n[i] < 3 ? n[i] : 3;

		begin_with(state, 5, 3);
		hone_expect_u64(pop_batch(n[i]), there, "the result of pop_n()");
		expect_values(1, there);
		expect_length(3 - there);
		pop_batch(MOST);
		hone_expect_u64(pop_batch(n[i]), 0, "the result of pop_n() from an empty ring");
	}
	end();
}

/* "what lies behind them in elems is untouched": when n is fewer than there are, and when more. */
static void behind_the_batch_nothing_is_written(void **state)
{
	begin_with(state, 5, 5);
	for (size_t from = 3; from > 1; from--) {
		pop_batch(3);
		for (size_t i = from; i < LEN(batch); i++)
			hone_expect_i64(batch[i], UNTOUCHED,
					"elems[%zu], which was -1, when pop_n(3) got %zu", i,
					from);
	}
	end();
}

/* An empty ring of 5 whose next element goes into the slot that `used` elements lead to. */
static void begin_used(void **state, int used)
{
	begin(state, 5);
	for (int i = 1; i <= used; i++) {
		push(i);
		pop();
	}
}

/* "Pushes as many of the n elements as fit": round the edge as well, from each slot on. */
static void push_n_goes_on_behind_the_edge(void **state)
{
	for (int used = 0; used < 5; used++) {
		begin_used(state, used);
		hone_expect_u64(push_batch(11, 5), 5, "the result of push_n()");
		expect_length(5);
	}
	end();
}

/* "the first ones, in their order": also of those that come to lie behind the edge. */
static void push_n_keeps_the_order_round_the_edge(void **state)
{
	for (int used = 0; used < 5; used++) {
		begin_used(state, used);
		push_batch(11, 4);
		expect_pops(11, 14);
	}
	end();
}

/* "Pops as many as are there, at most n, oldest first": round the edge as well. */
static void pop_n_goes_on_behind_the_edge(void **state)
{
	for (int used = 0; used < 5; used++) {
		begin_used(state, used);
		push_all(11, 15);
		hone_expect_u64(pop_batch(5), 5, "the result of pop_n()");
		expect_length(0);
	}
	end();
}

/* "at most n, oldest first": and what is left behind the edge goes on from there. */
static void pop_n_keeps_the_order_round_the_edge(void **state)
{
	for (int used = 0; used < 5; used++) {
		begin_used(state, used);
		push_all(11, 15);
		pop_batch(4);
		expect_values(11, 4);
		push(16);
		expect_pops(15, 16);
	}
	end();
}

/* "Returns how many. elems may be NULL when n is 0."; "what lies behind them in elems is
 * untouched. elems may be NULL when n is 0.": in an empty ring, in one with room, in a full one. */
static void an_empty_batch_does_nothing(void **state)
{
	begin(state, 2);
	for (size_t length = 0; length <= 2; length++) {
		hone_did("push_n(NULL, 0)");
		hone_expect_u64(ring_push_n(ring, NULL, 0), 0, "the result of push_n(NULL, 0)");
		expect_length(length);
		hone_did("pop_n(NULL, 0)");
		hone_expect_u64(ring_pop_n(ring, NULL, 0), 0, "the result of pop_n(NULL, 0)");
		expect_length(length);
		if (length < 2)
			push((int)length + 1);
	}
	expect_pops(1, 2);
	end();
}

/* ---- a ring that has run for years ---- */

/* Empty, then full, then twice round: whatever number there is of what has passed, it wraps. */
static void expect_as_new(void **state, size_t capacity, size_t passed)
{
	int n = (int)capacity;

	begin_old(state, capacity, passed);
	expect_length(0);
	expect_no_pop();
	for (int value = 1; value <= n; value++) {
		push(value);
		expect_length((size_t)value);
	}
	expect_refused(99);
	for (int i = 1; i <= 2 * n; i++) {
		expect_pop(i);
		push(n + i);
		expect_length(capacity);
	}
	expect_pops(2 * n + 1, 3 * n);
	expect_no_pop();
	end();
}

/* "The same, as if `passed` elements had been pushed and popped already: a ring that has run for
 * years.": none of them is in it. */
static void a_ring_that_was_used_is_as_new(void **state)
{
	for (size_t passed = 1; passed <= 4; passed++)
		expect_as_new(state, 4, passed);
	expect_as_new(state, 4, 1000001);
	expect_as_new(state, 3, 3000001);
}

/* "for every value of `passed`, SIZE_MAX included": where a size_t begins anew, the slots do, too,
 * since 8 divides SIZE_MAX + 1. */
static void an_old_ring_of_eight_is_as_new(void **state)
{
	for (size_t left = 0; left < 10; left++)
		expect_as_new(state, 8, SIZE_MAX - left);
	expect_as_new(state, 1, SIZE_MAX);
}

/* "It behaves as a new one does, for every value of `passed`": where a size_t begins anew, the
 * slots do not, since nothing but powers of two divides SIZE_MAX + 1. */
static void an_old_ring_of_three_is_as_new(void **state)
{
	for (size_t capacity = 3; capacity < 8; capacity += 2) {
		expect_as_new(state, capacity, SIZE_MAX);
		expect_as_new(state, capacity, SIZE_MAX - 1);
		expect_as_new(state, capacity, SIZE_MAX - 2);
		expect_as_new(state, capacity, SIZE_MAX / 2);
	}
}

/* "It behaves as a new one does": peek, eviction, batches and clear too. */
static void an_old_ring_can_do_all_that_a_new_one_can(void **state)
{
	for (size_t left = 0; left < 4; left++) {
		begin_old(state, 3, SIZE_MAX - left);
		hone_expect_u64(push_batch(1, 4), 3, "the result of push_n()");
		for (int i = 0; i < 3; i++)
			expect_peek((size_t)i, i + 1);
		expect_evicts(4, 1);
		expect_evicts(5, 2);
		hone_expect_u64(pop_batch(4), 3, "the result of pop_n()");
		expect_values(3, 3);
		push(6);
		hone_did("clear()");
		ring_clear(ring);
		expect_length(0);
	}
	end();
}

/* ---- elements of any size ---- */

#define LARGE 5000

/* Two elements of `size` bytes, at addresses that suit no type: each byte of them, and the one
 * behind. Their bytes are at least `least`, which is 0 or 1. */
static void expect_whole(size_t size, int least)
{
	static unsigned char in[2][1 + LARGE], out[1 + LARGE + 1]; /* from 1 on */

	end();
	hone_story_clear();
	hone_did("a ring of 2 elements of %zu bytes each, with two of them in it", size);
	ring = ring_new(2, size);
	expect_made(true);
	for (size_t i = 0; i < size; i++) {
		in[0][1 + i] = (unsigned char)(least + (int)(i + 1) % 2 * (int)(1 + i % 251));
		in[1][1 + i] = (unsigned char)(255 - i % 251);
	}
	ring_push(ring, in[0] + 1);
	ring_push(ring, in[1] + 1);
	for (int k = 0; k < 2; k++) {
		size_t same = 0;

		memset(out, 9, sizeof out);
		hone_expect_true(ring_pop(ring, out + 1), "pop()");
		while (same < size && out[1 + same] == in[k][1 + same])
			same++;
		hone_expect_u64(same, size, "how many bytes in a row are right in element %d", k);
		hone_expect_u64(out[1 + size], 9, "the byte behind *elem, which was 9,");
	}
	end();
}

/* "elements of `elem_size` bytes each": fewer bytes than a word has, and an odd number of them. */
static void small_elements_are_copied_whole(void **state)
{
	(void)state;
	expect_whole(1, 1);
	expect_whole(3, 1);
}

/* "elements of `elem_size` bytes each": a struct, more than a byte can count, more than a page. */
static void large_elements_are_copied_whole(void **state)
{
	(void)state;
	expect_whole(24, 1);
	expect_whole(300, 1);
	expect_whole(LARGE, 1);
}

/* "Elements are bytes: they are copied in and copied out": a zero is one like any other. */
static void a_zero_byte_is_a_byte(void **state)
{
	(void)state;
	expect_whole(sizeof(int), 0);
}

/* ---- what cannot be made ---- */

/* Neither constructor makes a ring of it. */
static void expect_no_ring(size_t capacity, size_t elem_size, const char *words)
{
	hone_story_clear();
	hone_did("ring_new(%s)", words);
	ring = ring_new(capacity, elem_size);
	expect_made(false);
	hone_did("ring_new_at(%s, 1)", words);
	ring = ring_new_at(capacity, elem_size, 1);
	expect_made(false);
}

/* "NULL if either is 0". */
static void a_ring_of_nothing_is_none(void **state)
{
	(void)state;
	expect_no_ring(0, sizeof(int), "0, 4");
	expect_no_ring(4, 0, "4, 0");
	expect_no_ring(0, 0, "0, 0");
}

/* "if their product does not fit in size_t": products that begin anew at 0, 1 and 2, and so look
 * as if there were room. */
static void a_product_that_does_not_fit_is_refused(void **state)
{
	(void)state;
	expect_no_ring(SIZE_MAX / 2 + 1, 2, "SIZE_MAX / 2 + 1, 2");
	expect_no_ring(SIZE_MAX / 2 + 2, 2, "SIZE_MAX / 2 + 2, 2");
	expect_no_ring(2, SIZE_MAX / 2 + 2, "2, SIZE_MAX / 2 + 2");
	expect_no_ring(SIZE_MAX, SIZE_MAX, "SIZE_MAX, SIZE_MAX");
}

/* "NULL if either is 0, if their product does not fit in size_t, or if memory is short": here it
 * fits, and nobody has so much. With the ring's own bytes it may not fit any more. */
static void more_than_there_is_is_refused(void **state)
{
	(void)state;
	expect_no_ring(SIZE_MAX, 1, "SIZE_MAX, 1");
	expect_no_ring(1, SIZE_MAX, "1, SIZE_MAX");
	expect_no_ring(SIZE_MAX - 15, 1, "SIZE_MAX - 15, 1");
	expect_no_ring(SIZE_MAX / 16, 16, "SIZE_MAX / 16, 16");
}

/* "or if memory is short": at each allocation that a solution makes, and then nothing is held. */
static void a_failed_allocation_gives_no_ring(void **state)
{
	(void)state;
	for (size_t k = 1; k <= 4; k++) {
		bool failed;

		hone_story_clear();
		hone_did("ring_new(), in which allocation %zu fails if it comes to it", k);
		hone_mem_fail_at(k);
		ring = ring_new(5, sizeof(int));
		failed = hone_mem_has_failed();
		hone_mem_fail_at(0);
		expect_made(!failed);
		end();
		hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks that are still held");
	}
}

/* "Frees the ring and what is in it. NULL is fine."; "The caller frees it with ring_free." */
static void a_freed_ring_holds_no_memory(void **state)
{
	begin_with(state, 3, 2);
	hone_did("ring_free()");
	end();
	hone_expect_u64(hone_mem_live_blocks(), 0, "the blocks that are still held");
	hone_did("ring_free(NULL)");
	ring_free(NULL);
}

/* "Only ring_new and ring_new_at allocate": whatever is done with the ring afterwards. */
static void a_ring_allocates_when_it_is_made_and_never_again(void **state)
{
	int value = 7, out;
	size_t made;

	begin(state, 3);
	made = hone_mem_allocations();
	push_all(1, 3);
	hone_expect_u64(hone_mem_allocations(), made, "the allocations in all, after three push()");
	hone_did("push_evict(), twice, peek(), pop(), push_n(), pop_n(), clear()");
	ring_push_evict(ring, &value, &out);
	ring_push_evict(ring, &value, NULL);
	ring_peek(ring, 1, &out);
	pop();
	push_batch(4, 5);
	pop_batch(2);
	ring_clear(ring);
	hone_expect_u64(hone_mem_allocations(), made, "the allocations in all, at the end");
	end();
}

/* ---- cost: what one operation takes in a full ring of 100, and in one of 1,000 ---- */

typedef void operation(size_t capacity);

static void pop_push_and_evict(size_t capacity)
{
	int value = 7;

	(void)capacity;
	ring_pop(ring, &value);
	ring_push(ring, &value);
	ring_push_evict(ring, &value, NULL);
}

static void peek_at_the_last(size_t capacity)
{
	int value;

	ring_peek(ring, capacity - 1, &value);
}

static void ask_for_both_numbers(size_t capacity)
{
	(void)capacity;
	ring_length(ring);
	ring_capacity(ring);
}

/* The mean over two trips round the ring, so that tidying up once a trip is fine. */
static uint64_t mean_work(void **state, size_t capacity, operation *operate)
{
	uint64_t before;

	begin(state, capacity);
	for (int i = 0; i < (int)capacity; i++)
		ring_push(ring, &i);
	before = hone_work();
	for (size_t i = 0; i < 2 * capacity; i++)
		operate(capacity);
	return (hone_work() - before) / (2 * capacity);
}

static void expect_constant(void **state, operation *operate, const char *what)
{
	uint64_t small = mean_work(state, 100, operate), large = mean_work(state, 1000, operate);

	hone_story_clear();
	hone_did("%s: %" PRIu64 " steps in a full ring of 100", what, small);
	hone_expect_between(large, 0, 2 * small + 64, "the steps in a full ring of 1,000");
	end();
}

/* "False when full, and then nothing has changed. O(1)."; "False when empty, and then *elem is
 * untouched. O(1)."; "Otherwise the result is false and *evicted is untouched. O(1)." */
static void push_and_pop_cost_the_same_in_any_ring(void **state)
{
	expect_constant(state, pop_push_and_evict, "pop(), push() and push_evict()");
}

/* "False when there are not so many, and then *elem is untouched. O(1)." */
static void peek_costs_the_same_at_any_place(void **state)
{
	expect_constant(state, peek_at_the_last, "peek() at the last place");
}

/* "How many elements are in the ring: 0 .. capacity. O(1)."; "The capacity that ring_new was
 * given. O(1)." */
static void the_numbers_cost_the_same_in_any_ring(void **state)
{
	expect_constant(state, ask_for_both_numbers, "length() and capacity()");
}

/* ---- all of it at random, beside a model ---- */

#define LONGEST 16 /* no ring here holds more, and no batch is longer */

struct shape {
	size_t capacity, passed;
};

struct random_op {
	enum random_kind { OP_PUSH, OP_POP, OP_PEEK, OP_EVICT, OP_PUSH_N, OP_POP_N, OP_CLEAR } kind;
	int number; /* the first element that is pushed; or a place, or the length of a batch */
	size_t n;   /* how many are pushed, each one more than the one before */
};

/* What an operation answers: a number or a bool, and the elements that it copied out. */
struct answer {
	size_t result;
	int out[LONGEST];
};

struct model {
	int values[LONGEST]; /* oldest first */
	size_t length;
};

static void draw_op(void *op, struct hone_rng *rng, void *ctx)
{
	static const enum random_kind often[] = {
		OP_PUSH, OP_PUSH, OP_PUSH, OP_PUSH, OP_PUSH, OP_POP, OP_POP, OP_POP, OP_PEEK,
		OP_EVICT, OP_EVICT, OP_PUSH_N, OP_PUSH_N, OP_PUSH_N, OP_POP_N, OP_POP_N, OP_CLEAR,
	};
	const struct shape *shape = ctx;
	struct random_op *o = op;
	bool is_place;

	o->kind = often[hone_rng_between(rng, 0, LEN(often) - 1)];
	is_place = o->kind == OP_PEEK || o->kind == OP_POP_N;
	o->number = (int)hone_rng_between(rng, !is_place, is_place ? shape->capacity + 2 : 99);
	o->n = o->kind == OP_PUSH_N ? hone_rng_between(rng, 0, shape->capacity + 2) : 1;
}

static void print_op(const void *op, char *text, size_t size, void *ctx)
{
	static const char *const calls[] = {
		[OP_PUSH] = "ring_push(r, &(int){ %d });",
		[OP_POP] = "ring_pop(r, out);",
		[OP_PEEK] = "ring_peek(r, %d, out);",
		[OP_EVICT] = "ring_push_evict(r, &(int){ %d }, out);",
		[OP_PUSH_N] = "ring_push_n(r, in /* %d, then one more each */, %zu);",
		[OP_POP_N] = "ring_pop_n(r, out, %d);",
		[OP_CLEAR] = "ring_clear(r);",
	};
	const struct random_op *o = op;

	(void)ctx;
	snprintf(text, size, calls[o->kind], o->number, o->n);
}

static size_t model_pop(struct model *m, size_t n, int *out)
{
	n = n < m->length ? n : m->length;
	memcpy(out, m->values, n * sizeof *out);
	m->length -= n;
	memmove(m->values, m->values + n, m->length * sizeof *m->values);
	return n;
}

static struct answer model_do(struct model *m, size_t capacity, const struct random_op *o)
{
	size_t number = (size_t)o->number, room = capacity - m->length;
	struct answer a = { 0, { 0 } };

	if (o->kind == OP_PEEK && number < m->length) {
		a.out[0] = m->values[number];
		a.result = 1;
	}
	if (o->kind == OP_CLEAR)
		m->length = 0;
	if (o->kind == OP_POP || o->kind == OP_POP_N)
		a.result = model_pop(m, o->kind == OP_POP ? 1 : number, a.out);
	if (o->kind == OP_EVICT && room == 0)
		a.result = model_pop(m, 1, a.out);
	if (o->kind == OP_EVICT)
		m->values[m->length++] = o->number;
	if (o->kind == OP_PUSH || o->kind == OP_PUSH_N)
		for (; a.result < o->n && a.result < room; a.result++)
			m->values[m->length++] = o->number + (int)a.result;
	return a;
}

static struct answer solution_do(struct ring *r, const struct random_op *o)
{
	struct answer a = { 0, { 0 } };
	int in[LONGEST];

	for (int i = 0; i < LONGEST; i++)
		in[i] = o->number + i;
	if (o->kind == OP_CLEAR)
		ring_clear(r);
	else
		a.result = o->kind == OP_PUSH     ? ring_push(r, in)
			   : o->kind == OP_POP    ? ring_pop(r, a.out)
			   : o->kind == OP_PEEK   ? ring_peek(r, (size_t)o->number, a.out)
			   : o->kind == OP_EVICT  ? ring_push_evict(r, in, a.out)
			   : o->kind == OP_PUSH_N ? ring_push_n(r, in, o->n)
						  : ring_pop_n(r, a.out, (size_t)o->number);
	return a;
}

static bool differs(const char *what, uint64_t expected, uint64_t got, const struct shape *shape,
		    struct hone_mismatch *why)
{
	if (expected == got)
		return false;
	snprintf(why->what, sizeof why->what, "%s, in a%s ring of %zu ints,", what,
		 shape->passed ? "n old" : "", shape->capacity);
	snprintf(why->expected, sizeof why->expected, "%" PRIu64, expected);
	snprintf(why->got, sizeof why->got, "%" PRIu64, got);
	return true;
}

static bool ring_agrees(struct ring *r, const struct shape *shape, const struct random_op *ops,
			size_t n, struct hone_mismatch *why)
{
	struct model m = { { 0 }, 0 };

	for (size_t i = 0; i < n; i++) {
		struct answer expected = model_do(&m, shape->capacity, &ops[i]);
		struct answer got = solution_do(r, &ops[i]);

		if (differs("the result of the last line", expected.result, got.result, shape, why))
			return false;
		for (size_t k = 0; k < LONGEST; k++)
			if (differs("an element of out, which was all 0", (unsigned)expected.out[k],
				    (unsigned)got.out[k], shape, why))
				return false;
		if (differs("ring_length() at the end", m.length, ring_length(r), shape, why))
			return false;
	}
	return true;
}

static bool sequences_agree(const void *ops, size_t n, struct hone_mismatch *why, void *ctx)
{
	const struct shape *shape = ctx;
	struct ring *r = ring_new_at(shape->capacity, sizeof(int), shape->passed);
	bool agree = r ? ring_agrees(r, shape, ops, n, why)
		       : !differs("the number of rings", 1, 0, shape, why);

	ring_free(r);
	return agree;
}

/* "for every value of `passed`, SIZE_MAX included", and all the other sentences. A random test, so
 * it belongs to no mutant's pattern. Honest solutions cannot fail: the model answers what the
 * contract says. */
static void many_uses_agree_with_a_model(void **state)
{
	static struct shape shapes[] = { { 1, 0 }, { 3, SIZE_MAX - 20 }, { 5, 0 },
					 { 8, SIZE_MAX - 30 } };

	(void)state;
	for (size_t i = 0; i < LEN(shapes); i++) {
		const struct hone_sequence s = { sizeof(struct random_op), draw_op,
						 sequences_agree, print_op, &shapes[i] };

		hone_sequence_check(&s, 25, 60);
	}
}

/* not tested: "What is handed in never overlaps the ring.", "ring_new_at allocate. One thread.":
 * both are the caller's to keep */
#define T HONE_TEST
HONE_SUITE(
	T(a_new_ring_is_empty), T(what_is_pushed_can_be_popped), T(the_ring_keeps_a_copy),
	T(as_many_fit_as_were_asked_for), T(not_one_more_fits),
	T(the_capacity_is_what_was_asked_for), T(a_refused_push_changes_no_element),
	T(a_refused_push_moves_nothing), T(an_empty_pop_writes_nothing),
	T(an_empty_pop_moves_nothing), T(one_at_a_time_goes_round),
	T(order_holds_at_every_distance), T(the_length_is_right_all_the_way_round),
	T(peek_shows_and_takes_nothing), T(peek_counts_from_the_oldest),
	T(peek_goes_round_the_edge), T(peek_behind_the_last_shows_nothing),
	T(peek_behind_a_full_ring_shows_nothing), T(peek_at_the_largest_place_shows_nothing),
	T(with_room_nothing_is_evicted), T(the_oldest_one_is_reported),
	T(an_eviction_leaves_the_rest_in_order), T(nobody_has_to_see_the_evicted),
	T(evictions_go_round), T(a_cleared_ring_is_empty), T(a_cleared_ring_has_its_capacity),
	T(a_cleared_ring_goes_on_in_order), T(push_n_returns_how_many_fitted),
	T(push_n_takes_the_first_ones), T(a_full_ring_takes_nothing_of_a_batch),
	T(pop_n_returns_how_many_there_were), T(behind_the_batch_nothing_is_written),
	T(push_n_goes_on_behind_the_edge), T(push_n_keeps_the_order_round_the_edge),
	T(pop_n_goes_on_behind_the_edge), T(pop_n_keeps_the_order_round_the_edge),
	T(an_empty_batch_does_nothing), T(a_ring_that_was_used_is_as_new),
	T(an_old_ring_of_eight_is_as_new), T(an_old_ring_of_three_is_as_new),
	T(an_old_ring_can_do_all_that_a_new_one_can), T(small_elements_are_copied_whole),
	T(large_elements_are_copied_whole), T(a_zero_byte_is_a_byte),
	T(a_ring_of_nothing_is_none), T(a_product_that_does_not_fit_is_refused),
	T(more_than_there_is_is_refused), T(a_failed_allocation_gives_no_ring),
	T(a_freed_ring_holds_no_memory), T(a_ring_allocates_when_it_is_made_and_never_again),
	T(push_and_pop_cost_the_same_in_any_ring), T(peek_costs_the_same_at_any_place),
	T(the_numbers_cost_the_same_in_any_ring),
	HONE_TEST_RANDOM(many_uses_agree_with_a_model));
