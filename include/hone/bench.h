/* hone/bench.h: how fast a solution is, beside something else that does the same work.
 *
 * A time alone says as much about the machine as about the code. So a bench is a table of pairs:
 * the same work done with the solution, and done in another way that stands in bench.c. The two
 * are measured in turn in one run, and what is reported is the ratio of their medians.
 *
 *	HONE_BENCH({ "push and pop, one at a time", with_ring, "a list with malloc", with_list });
 */
#ifndef HONE_BENCH_H
#define HONE_BENCH_H

#include <stddef.h>
#include <stdint.h>

struct hone_bench {
	const char *what;                  /* the work, in a few words */
	void (*solution)(uint64_t rounds); /* does it `rounds` times with the solution */
	const char *beside;                /* the other way, in a few words */
	void (*other)(uint64_t rounds);    /* does the same work in that way */
};

extern const struct hone_bench hone_benches[];
extern const size_t hone_benches_length;

/* Once per bench.c, at file scope, last. */
#define HONE_BENCH(...)                                                     \
	const struct hone_bench hone_benches[] = { __VA_ARGS__ };           \
	const size_t hone_benches_length = sizeof hone_benches / sizeof *hone_benches

/* Makes the compiler believe that what p points to is looked at, so that no work is left out. */
static inline void hone_keep(const void *p)
{
	__asm__ volatile("" : : "r"(p) : "memory");
}

#endif
