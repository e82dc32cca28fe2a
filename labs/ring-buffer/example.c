/* Events arrive in a burst, and a writer takes at most three of them every 10 ms.
 *
 * Between the two is a ring of 8 slots, twice: one refuses what does not fit (ring_push), the other
 * makes room for it (ring_push_evict). Neither can store more; they differ in what is lost, and in
 * how old it is when it is written. The slots are drawn from what your ring answers to peek. Time
 * is virtual: each run of this program shows the same. */
#include <hone/clock.h>

#include "ring_buffer.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#define MS UINT64_C(1000000)
#define SLOTS 8
#define TICK_MS 10
#define PER_TICK 3 /* what the writer takes at most */

static const int arrivals[] = { 2, 2, 6, 7, 6, 5, 2, 2, 1, 0, 1, 0, 0, 2, 0, 0 };

#define TICKS (sizeof arrivals / sizeof *arrivals)
#define MOST 40 /* no more than these arrive in all */

struct event {
	int id;
	uint64_t arrived_ns;
};

struct buffer {
	struct ring *ring;
	bool evicts;
	size_t gone; /* popped or evicted: so many slots has the front moved on */
	int written, lost, lost_ids[MOST];
	uint64_t age_ns, oldest_ns; /* when written: the sum, and the most */
};

/* Either the new event is refused, or an old one has to leave for it. */
static void take_in(struct buffer *b, struct event e)
{
	struct event left = e;
	bool lost;

	if (b->evicts) {
		lost = ring_push_evict(b->ring, &e, &left);
		b->gone += lost;
	} else {
		lost = !ring_push(b->ring, &e);
	}
	if (lost && b->lost < MOST)
		b->lost_ids[b->lost++] = left.id;
}

static void write_out(struct buffer *b, uint64_t now_ns)
{
	struct event batch[PER_TICK] = { { 0, 0 } };
	size_t n = ring_pop_n(b->ring, batch, PER_TICK);

	for (size_t i = 0; i < n && i < PER_TICK; i++) {
		uint64_t age_ns = now_ns - batch[i].arrived_ns;

		b->age_ns += age_ns;
		if (age_ns > b->oldest_ns)
			b->oldest_ns = age_ns;
		b->written++;
		b->gone++;
	}
}

/* Each slot with the event in it: '>' is the oldest, the front; '<' is where the next one goes. */
static void draw(const struct buffer *b)
{
	size_t length = ring_length(b->ring);

	for (size_t slot = 0; slot < SLOTS; slot++) {
		size_t place = (slot + SLOTS - b->gone % SLOTS) % SLOTS;
		struct event e = { 0, 0 };

		if (ring_peek(b->ring, place, &e))
			printf("|%c%2d", place == 0 ? '>' : ' ', e.id);
		else
			printf("|%c  ", place == length ? '<' : ' ');
	}
	printf("| %4d", b->lost);
}

static void print_ms(uint64_t ns)
{
	printf(" %7" PRIu64 ".%" PRIu64 " ms", ns / MS, ns % MS / (MS / 10));
}

static void print_sum(const char *name, const struct buffer *b)
{
	printf("%-12s %7d", name, b->written);
	print_ms(b->written ? b->age_ns / (uint64_t)b->written : 0);
	print_ms(b->oldest_ns);
	printf("   %d:", b->lost);
	for (int i = 0; i < b->lost; i++)
		printf(" %d", b->lost_ids[i]);
	printf("\n");
}

static void burst(struct buffer *a, struct buffer *b)
{
	struct hone_clock *clock = hone_clock_new(0);
	int id = 0;

	printf("%26s%46s\n%4s %3s  %-33s %4s   %-33s %4s\n", "ring_push", "ring_push_evict", "ms",
	       "in", "", "lost", "", "lost");
	for (size_t tick = 0; tick < TICKS; tick++) {
		for (int i = 0; i < arrivals[tick]; i++) {
			struct event e = { ++id, hone_now_ns(clock) };

			take_in(a, e);
			take_in(b, e);
		}
		printf("%4" PRIu64 " %3d  ", hone_now_ns(clock) / MS, arrivals[tick]);
		draw(a);
		printf("   ");
		draw(b);
		printf("\n");
		hone_clock_advance(clock, TICK_MS * MS);
		write_out(a, hone_now_ns(clock));
		write_out(b, hone_now_ns(clock));
	}
	hone_clock_free(clock);
	printf("\n%-12s %7s %12s %12s   lost\n", "", "written", "mean age", "oldest");
	print_sum("push", a);
	print_sum("push_evict", b);
}

/* After an outage twelve events come at once, into a ring whose front stands at slot 5. */
static bool backlog(void)
{
	struct ring *r = ring_new_at(SLOTS, sizeof(int), 5);
	int events[12] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
	size_t n;

	if (!r)
		return false;
	n = ring_push_n(r, events, 12);
	printf("\na batch of 12 for a ring of %d: %zu went in, from slot 5 on and round\n", SLOTS,
	       n);
	n = ring_pop_n(r, events, 12);
	printf("a batch of 12 out of it: %zu came out\n  out", n);
	for (size_t i = 0; i < n && i < 12; i++)
		printf(" %2d", events[i]);
	printf("\n");
	ring_free(r);
	return true;
}

/* A count of what has passed goes on from SIZE_MAX to 0, and 3 does not divide SIZE_MAX + 1. */
static bool run_for_years(void)
{
	struct ring *r = ring_new_at(3, sizeof(int), SIZE_MAX - 4);
	int out;

	if (!r)
		return false;
	printf("\na ring of 3: SIZE_MAX - 4 elements have passed, two or three in it\n  in ");
	for (int in = 1; in <= 12; in++)
		printf(" %2d", in);
	printf("\n  out");
	for (int in = 1; in <= 12; in++) {
		ring_push(r, &in);
		if (in > 2 && ring_pop(r, &out))
			printf(" %2d", out);
	}
	for (int left = 0; left < 2 && ring_pop(r, &out); left++)
		printf(" %2d", out);
	printf("\n");
	ring_free(r);
	return true;
}

int main(void)
{
	struct buffer a = { .ring = ring_new(SLOTS, sizeof(struct event)) };
	struct buffer b = { .ring = ring_new(SLOTS, sizeof(struct event)), .evicts = true };
	bool fine = a.ring && b.ring;

	if (fine) {
		printf("events come in, and a writer takes %d every %d ms; between them %d slots\n",
		       PER_TICK, TICK_MS, SLOTS);
		printf("'>' the oldest, '<' where the next one goes; drawn before the writer\n\n");
		burst(&a, &b);
		fine = backlog() && run_for_years();
	}
	ring_free(a.ring);
	ring_free(b.ring);
	if (!fine)
		printf("there is no ring: ring_new or ring_new_at gave NULL\n");
	return fine ? 0 : 1;
}
