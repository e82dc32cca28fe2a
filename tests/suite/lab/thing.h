/* thing.h: a lab for the harness's own tests: functions with something to check of every kind. */
#ifndef THING_H
#define THING_H

#include <hone/clock.h>
#include <hone/rng.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* n, unchanged. */
int64_t thing_number(int64_t n);

/* "twelve". */
const char *thing_text(void);

/* Does anything, and returns 0. */
int thing_do(void);

/* a + b + c + d + e + f + g + h, the fractions cut off at the end. */
int thing_many(int a, double b, long c, double d, int e, double f, long g, long h, double i);

/* A new array 0..n-1 of which every element was allocated on its own; NULL if memory is short, and
 * then nothing is held. */
int **thing_make(size_t n);
void thing_unmake(int **things, size_t n);

/* A stack of numbers: the last one pushed is popped first; popping an empty one gives -1. */
struct thing;
struct thing *thing_new(void);
void thing_free(struct thing *t);
bool thing_push(struct thing *t, int n);
int thing_pop(struct thing *t);

/* One step of work, however large n is. */
int thing_first(const int *numbers, size_t n);
/* As many steps as there are numbers. */
int thing_last(const int *numbers, size_t n);

/* Waits `ns` on the clock, then draws one of lo..hi. */
uint64_t thing_wait_and_draw(struct hone_clock *clock, uint64_t ns, struct hone_rng *rng,
			     uint64_t lo, uint64_t hi);

#endif
