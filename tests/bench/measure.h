/* measure.h: what the benchmarks share: run a command, take the time, say medians and ratios.
 *
 * What goes wrong ends the program with a line: a benchmark has nothing to save. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
double now_us(void);

/* CPU time of this program and of all that it has started since the first call, whoever waited for
 * them. Puts the program into a control group of its own (version 2) until it ends; -1 where it may
 * not make one. */
double cpu_us(void);

/* Runs the command, its output dropped, and waits. `status` is its exit status, 128 + signal if it
 * was killed, 127 if it could not be started. */
double run_us(char *const argv[], int *status);

/* The same; `input` is a file that it finds open for reading on descriptor BENCH_FD, `errors` one
 * that its standard error goes to. NULL: none. */
#define BENCH_FD "9"
double run_with_us(char *const argv[], const char *input, const char *errors, int *status);

char *text(const char *format, ...) __attribute__((format(printf, 1, 2))); /* never freed */
size_t number(const char *text); /* at least 1 */

/* The path of a program, or NULL when PATH has none of that name. */
char *find_program(const char *name);

struct sample { /* of one thing measured again and again */
	const char *name;
	double *us;
	size_t n, room;
};
void sample_add(struct sample *s, double us);
void sample_sort(struct sample *s);
double sample_at(const struct sample *s, double share); /* 0.5: the median; after sample_sort */
double ratio_at(const struct sample *s, const struct sample *base, double share);

/* A table: a line a thing, with the ratio of its medians to those of `base`, and of its tenths:
 * these are what is left when others use the machine as well. After sample_sort. */
void table_head(const char *title, const char *unit);
void table_row(const struct sample *s, const struct sample *base, double us_per_unit);
void table_gap(const char *name, const char *why); /* it could not be measured */

/* What somebody reads first: both ratios. tests/bench/run puts these lines above all others. */
void say_ratio(const char *what, const struct sample *s, const struct sample *base,
	       const char *goal);

#endif
