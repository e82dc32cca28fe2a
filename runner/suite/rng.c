/* A seeded generator. It stands alone: a lab's example is linked with it, without the test host. */
#include "misuse.h"

#include <hone/rng.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct hone_rng {
	uint64_t state;
	enum hone_rng_answer answer;
	size_t draws;
	struct hone_draw draw[HONE_DRAWS_KEPT];
};

static void refuse(uint64_t lo, uint64_t hi)
{
	char got[64];

	snprintf(got, sizeof got, "from %" PRIu64 " to %" PRIu64, lo, hi);
	if (hone_misuse)
		hone_misuse("the range of a random number", "from a lower to a higher number, or "
			    "to the same", got);
	fprintf(stderr, "hone: the range of a random number is upside down: %s\n", got);
	abort();
}

/* SplitMix64: a counter in steps of the golden ratio, mixed. */
__attribute__((no_sanitize("undefined"))) /* it is meant to wrap */
static uint64_t next(struct hone_rng *rng)
{
	uint64_t z = rng->state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

/* Even over 0..span: numbers past the last whole multiple of the range's size are drawn again,
 * which happens less than every other time. */
static uint64_t next_below(struct hone_rng *rng, uint64_t span)
{
	uint64_t size = span + 1, drawn, excess;

	if (size == 0) /* all of them */
		return next(rng);
	excess = (UINT64_MAX % size + 1) % size;
	do
		drawn = next(rng);
	while (drawn > UINT64_MAX - excess);
	return drawn % size;
}

uint64_t hone_rng_between(struct hone_rng *rng, uint64_t lo, uint64_t hi)
{
	uint64_t answer;

	if (lo > hi)
		refuse(lo, hi);
	if (rng->answer == HONE_RNG_SEEDED)
		answer = lo + next_below(rng, hi - lo);
	else
		answer = rng->answer == HONE_RNG_LOWEST ? lo : hi;
	if (rng->draws < HONE_DRAWS_KEPT)
		rng->draw[rng->draws] = (struct hone_draw){ lo, hi, answer };
	rng->draws++;
	return answer;
}

/* ---- for suites and examples ---- */

struct hone_rng *hone_rng_new(uint64_t seed)
{
	struct hone_rng *rng = calloc(1, sizeof *rng);

	if (!rng) {
		fprintf(stderr, "hone: no memory for a generator\n");
		abort();
	}
	rng->state = seed;
	return rng;
}

void hone_rng_free(struct hone_rng *rng)
{
	free(rng);
}

void hone_rng_set_answer(struct hone_rng *rng, enum hone_rng_answer answer)
{
	rng->answer = answer;
}

size_t hone_rng_draws(const struct hone_rng *rng)
{
	return rng->draws;
}

struct hone_draw hone_rng_draw_at(const struct hone_rng *rng, size_t i)
{
	if (i < rng->draws && i < HONE_DRAWS_KEPT)
		return rng->draw[i];
	return (struct hone_draw){ 0, 0, 0 };
}

void hone_rng_forget(struct hone_rng *rng)
{
	rng->draws = 0;
}
