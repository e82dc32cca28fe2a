/* ways.h: from a file that was saved to a verdict, with hone and without.
 *
 * The naive way is what one would type: compile the file and the lab's suite, link both with
 * cmocka, run it; no jail, no limits. Its kit (plain_kit.c) is compiled beforehand. All paths are
 * as seen from the top of the project. */
#ifndef BENCH_WAYS_H
#define BENCH_WAYS_H

#include <stdbool.h>
#include <stddef.h>

struct place { /* where things are */
	const char *hone, *lab;
	const char *tree; /* of the benchmarks: kits, and what is built while measuring */
};

struct naive {
	char **build, **run;
};
/* `worker` keeps those apart that run at the same time. Never freed. */
struct naive naive_way(const struct place *p, const char *file, bool sanitized, unsigned worker);

/* Both return microseconds; `status` is of the program that ran, or of the command. A naive build
 * that fails ends the benchmark, and so does anything of hone's but a pass and a not-yet. */
double naive_us(const struct naive *n, int *status);
double hone_us(const struct place *p, const char *file, int *status);
char **hone_way(const struct place *p, const char *file); /* that command; never freed */

char *reference_of(const struct place *p);

#endif
