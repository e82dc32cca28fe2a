/* run/sched: who gets a slot, and when. */
#include "cmocka_all.h"
#include "run/sched.h"

#include <stddef.h>

static unsigned granted[8], ngranted;

struct waiter {
	struct slot slot;
	unsigned id;
};

static void on_granted(struct slot *slot)
{
	granted[ngranted++] = ((struct waiter *)(void *)slot)->id;
}

static int reset(void **state)
{
	(void)state;
	ngranted = 0;
	return 0;
}

static void slots_are_granted_at_once_until_none_is_left(void **state)
{
	struct waiter w[3] = { { .id = 1 }, { .id = 2 }, { .id = 3 } };
	struct sched s;

	(void)state;
	sched_init(&s, 2);
	for (size_t i = 0; i < 3; i++) {
		w[i].slot.granted = on_granted;
		sched_ask(&s, &w[i].slot);
	}
	assert_int_equal(ngranted, 2);
	assert_int_equal(sched_free(&s), 0);
	sched_leave(&s, &w[0].slot);
	assert_int_equal(ngranted, 3);
	assert_int_equal(granted[2], 3);
}

static void who_waits_first_is_served_first(void **state)
{
	struct waiter w[4] = { { .id = 1 }, { .id = 2 }, { .id = 3 }, { .id = 4 } };
	struct sched s;

	(void)state;
	sched_init(&s, 1);
	for (size_t i = 0; i < 4; i++) {
		w[i].slot.granted = on_granted;
		sched_ask(&s, &w[i].slot);
	}
	for (size_t i = 0; i < 4; i++)
		sched_leave(&s, &w[i].slot);
	for (unsigned i = 0; i < 4; i++)
		assert_int_equal(granted[i], i + 1);
	assert_int_equal(sched_free(&s), 1);
}

static void leaving_the_queue_costs_nobody_their_turn(void **state)
{
	struct waiter w[4] = { { .id = 1 }, { .id = 2 }, { .id = 3 }, { .id = 4 } };
	struct sched s;

	(void)state;
	sched_init(&s, 1);
	for (size_t i = 0; i < 3; i++) {
		w[i].slot.granted = on_granted;
		sched_ask(&s, &w[i].slot);
	}
	sched_leave(&s, &w[2].slot); /* the last in the queue: the next one must still be found */
	w[3].slot.granted = on_granted;
	sched_ask(&s, &w[3].slot);
	sched_leave(&s, &w[1].slot);
	sched_leave(&s, &w[0].slot);
	assert_int_equal(ngranted, 2);
	assert_int_equal(granted[1], 4);
}

static void leaving_twice_gives_back_once(void **state)
{
	struct waiter w = { .id = 1, .slot.granted = on_granted };
	struct sched s;

	(void)state;
	sched_init(&s, 1);
	sched_ask(&s, &w.slot);
	sched_leave(&s, &w.slot);
	sched_leave(&s, &w.slot);
	assert_int_equal(sched_free(&s), 1);
}

static void no_slots_are_one_slot(void **state)
{
	struct sched s;

	(void)state;
	sched_init(&s, 0);
	assert_int_equal(sched_free(&s), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(slots_are_granted_at_once_until_none_is_left, reset),
		cmocka_unit_test_setup(who_waits_first_is_served_first, reset),
		cmocka_unit_test_setup(leaving_the_queue_costs_nobody_their_turn, reset),
		cmocka_unit_test(leaving_twice_gives_back_once),
		cmocka_unit_test(no_slots_are_one_slot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
