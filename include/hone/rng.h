/* hone/rng.h: randomness as a parameter.
 *
 * A random number is asked for, not made: the code says which range it wants, and gets a whole
 * number out of it. A test can answer with a seeded sequence, always with the lowest number of the
 * range or always with the highest, and can look at the ranges that were asked for. */
#ifndef HONE_RNG_H
#define HONE_RNG_H

#include <stddef.h>
#include <stdint.h>

struct hone_rng;

/* ---- for solutions ---- */

/* A whole number drawn evenly from lo..hi, both included; lo <= hi. Any range is right, 0 to
 * UINT64_MAX too. A range that is upside down fails the test that was running. O(1). */
uint64_t hone_rng_between(struct hone_rng *rng, uint64_t lo, uint64_t hi);

/* ---- for suites and examples ---- */

/* A generator that answers with the sequence of `seed` (SplitMix64, Steele, Lea and Flood 2014,
 * made even over a range by rejection). Never NULL; freed by hone_rng_free (NULL is fine). */
struct hone_rng *hone_rng_new(uint64_t seed);
void hone_rng_free(struct hone_rng *rng);

/* How it answers from now on: the seeded sequence (at first), always lo, or always hi. */
enum hone_rng_answer { HONE_RNG_SEEDED, HONE_RNG_LOWEST, HONE_RNG_HIGHEST };
void hone_rng_set_answer(struct hone_rng *rng, enum hone_rng_answer answer);

/* What was asked of it since it was made or last forgotten: how often, and each range with its
 * answer. A draw that is not there is all zero. Only the first HONE_DRAWS_KEPT are kept. */
#define HONE_DRAWS_KEPT 4096
struct hone_draw { uint64_t lo, hi, answer; };
size_t hone_rng_draws(const struct hone_rng *rng);
struct hone_draw hone_rng_draw_at(const struct hone_rng *rng, size_t i);
void hone_rng_forget(struct hone_rng *rng);

#endif
