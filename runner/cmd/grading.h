/* grading.h: one submission, graded to its end: the loop, its progress, and Ctrl-C. */
#ifndef CMD_GRADING_H
#define CMD_GRADING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uv.h>

struct context;
struct engine_config;
struct err;
struct lab;
struct result;

struct grading_spec { /* all borrowed */
	const struct lab *lab;
	const char *file;
	unsigned min_tier; /* of the jail */
	uint64_t seed;
	bool is_strict; /* as in submission.h */
	const char *const *only; /* names of tests; none: all */
	size_t nonly;
};

/* Grades the file, and shows on standard error what is being done when it takes more than a moment
 * and a terminal is there. The result is the caller's. NULL with *e set when the file cannot be
 * read or the engine does not start; after a signal *status is EXIT_SIGNAL + its number. */
struct result *grading_run(struct context *c, const struct grading_spec *how, int *status,
			   struct err *e);

/* What every engine of this process is given: where hone's files are, any tier. Paths are borrowed
 * from the context. */
struct engine_config grading_config(const struct context *c);

/* SIGINT, SIGTERM and SIGHUP, unless they were ignored when hone was started: `interrupted` is
 * called, and `signal` says which it was. Zeroed before it is started. */
struct interrupt {
	uv_signal_t handle[3];
	int signal; /* 0: none came */
	void (*interrupted)(void *ctx);
	void *ctx;
};
void interrupt_start(struct interrupt *i, uv_loop_t *loop, void (*interrupted)(void *), void *ctx);
void interrupt_stop(struct interrupt *i); /* once; run the loop until its handles are closed */

#endif
