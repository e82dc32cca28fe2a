/* pairs.c: runs a lab's bench: each pair in turn, and the ratio of the medians.
 *
 * usage: <lab's bench program> LAB TURNS */
#include "measure.h"

#include <hone/bench.h>

#include <stdio.h>
#include <stdlib.h>

#define TURN_US 10000 /* long enough that looking at the clock does not matter */

static double timed_us(void (*run)(uint64_t rounds), uint64_t rounds)
{
	double from = now_us();

	run(rounds);
	return now_us() - from;
}

/* So many that the slower of the two takes a turn. */
static uint64_t choose_rounds(const struct hone_bench *b)
{
	uint64_t rounds = 1000;

	while (timed_us(b->solution, rounds) < TURN_US && timed_us(b->other, rounds) < TURN_US)
		rounds *= 2;
	return rounds;
}

static double ns_of_median(const struct sample *s, uint64_t rounds)
{
	return sample_at(s, 0.5) * 1000 / (double)rounds;
}

static void measure(const struct hone_bench *b, const char *lab, size_t turns)
{
	uint64_t rounds = choose_rounds(b);
	struct sample solution = { .name = b->what }, other = { .name = b->beside };

	for (size_t i = 0; i < turns; i++) {
		sample_add(&solution, timed_us(b->solution, rounds));
		sample_add(&other, timed_us(b->other, rounds));
	}
	sample_sort(&solution);
	sample_sort(&other);
	printf("  %s: %s: %.2f of %s (%.1f ns against %.1f)\n", lab, b->what,
	       ratio_at(&solution, &other, 0.5), b->beside,
	       ns_of_median(&solution, rounds), ns_of_median(&other, rounds));
	free(solution.us);
	free(other.us);
}

int main(int argc, char **argv)
{
	if (argc != 3)
		die("usage: %s LAB TURNS", argv[0]);
	for (size_t i = 0; i < hone_benches_length; i++)
		measure(&hone_benches[i], argv[1], number(argv[2]));
	return 0;
}
