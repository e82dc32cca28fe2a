/* source.h: does the learner's source ask the compiler for more than C? Pure. */
#ifndef RUN_SOURCE_H
#define RUN_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct source_fault {
	char words[200];  /* "uses the attribute 'section', which …" */
	const char *hint; /* constant; never NULL */
	unsigned line;    /* of the learner's file; 0: unknown */
};

struct source_file {
	const char *name; /* as the compiler was given it */
	unsigned lines;   /* how many it has: no fault is at a line behind them */
};

/* Finds the first thing in `gcc -E`'s output that a lab refuses: inline assembly, an attribute or
 * a pragma that is not on our list, a name that belongs to the tools, a builtin that reaches below
 * C. The text is hostile, whatever its line markers say; headers are read like the rest. False if
 * there is nothing. O(length of the text). */
bool source_find_fault(const char *text, size_t n, const struct source_file *file,
		       struct source_fault *fault);

#endif
