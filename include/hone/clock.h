/* hone/clock.h: time as a parameter.
 *
 * Code that waits, expires or measures takes its clock from the caller. In production that clock
 * is the machine's; in a test it is virtual: a sleep of an hour returns at once, and the test says
 * what time it is. One unit everywhere: nanoseconds in a uint64_t, enough for 584 years. */
#ifndef HONE_CLOCK_H
#define HONE_CLOCK_H

#include <stddef.h>
#include <stdint.h>

struct hone_clock;

/* ---- for solutions ---- */

/* The time now, in nanoseconds since the clock's own zero. It may step back: real ones do. O(1). */
uint64_t hone_now_ns(const struct hone_clock *clock);

/* Waits `ns` nanoseconds on this clock. It may return early when the caller cancels. O(1). */
void hone_sleep_ns(struct hone_clock *clock, uint64_t ns);

/* ---- for suites and examples ---- */

/* A virtual clock that reads `start_ns`. Never NULL: without memory the test ends as trouble.
 * The caller owns it and gives it back with hone_clock_free (NULL is fine). */
struct hone_clock *hone_clock_new(uint64_t start_ns);
void hone_clock_free(struct hone_clock *clock);

/* Sets the time, backwards too; advances it, stopping at UINT64_MAX rather than wrapping. O(1). */
void hone_clock_set(struct hone_clock *clock, uint64_t now_ns);
void hone_clock_advance(struct hone_clock *clock, uint64_t ns);

/* What was slept on this clock since it was made or last forgotten: how often, each one in order,
 * and their sum (which stops at UINT64_MAX). Asking for a sleep that is not there gives 0. Only
 * the first HONE_SLEEPS_KEPT lengths are kept; count and sum go on. */
#define HONE_SLEEPS_KEPT 4096
size_t hone_clock_sleeps(const struct hone_clock *clock);
uint64_t hone_clock_sleep_at(const struct hone_clock *clock, size_t i);
uint64_t hone_clock_slept_ns(const struct hone_clock *clock);
void hone_clock_forget(struct hone_clock *clock);

/* `slept` is called inside every sleep, once the time has moved on: a test cancels there, or lets
 * a sleep return early by setting the time. NULL: nobody is told. `ctx` is passed through. */
typedef void hone_slept_fn(struct hone_clock *clock, uint64_t ns, void *ctx);
void hone_clock_when_slept(struct hone_clock *clock, hone_slept_fn *slept, void *ctx);

/* How often the time was asked for since the clock was made or last forgotten. */
size_t hone_clock_reads(const struct hone_clock *clock);

#endif
