/* measure.h: what the benchmarks share: run a command, take the time, say medians and ratios. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

double now_us(void);

/* Runs the command with its output dropped and waits. Returns the microseconds it took; `status`
 * is its exit status, 128 + signal if it was killed, 127 if it could not be started. */
double run_us(char *const argv[], int *status);

struct sample { /* of one thing measured n times; sorted by sample_sort */
	const char *name;
	double *us;
	size_t n;
};
void sample_init(struct sample *s, const char *name, size_t n);
void sample_sort(struct sample *s);
double sample_at(const struct sample *s, double share); /* 0.5: the median; after sample_sort */
void sample_print(const struct sample *s, const struct sample *base);

#endif
