/* rivals.h: other sandboxes, as somebody would call them to run a program that may do no harm.
 * To add one, add its row in rivals.c. */
#ifndef BENCH_RIVALS_H
#define BENCH_RIVALS_H

#include <stddef.h>

/* In an argument: @PROGRAM the program to run, @FILTER the seccomp filter that the jail uses for
 * a test host, compiled (BPF), @FD that file open on a descriptor. */
struct rival {
	const char *name;          /* of the program, as PATH has it */
	const char *how;           /* in words: what is switched on */
	const char *const *before; /* once, before it is measured; may be NULL */
	const char *const *run;    /* what is measured */
	const char *const *after;  /* once, at the end; may be NULL */
};
extern const struct rival rivals[];
extern const size_t nrivals;

/* A command with its arguments filled in; ends in NULL and is never freed. */
char **rival_command(const char *const *words, const char *program, const char *filter);

#endif
