/* solution.h: the learner's object, mapped into a test's process. */
#ifndef SUITE_SOLUTION_H
#define SUITE_SOLUTION_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct hone_solution {
	uintptr_t base;      /* pc - base is an offset in the object */
	uintptr_t text, end; /* its code */
};

/* A solution built to measure how much of it a suite reaches has a function of this name, which
 * writes down what was reached. It is called only where no filter is (hone vet's measuring). */
#define HONE_COVER_DUMP "hone_cover_dump"

/* Maps it and fills the stubs' slots. NULL, or why not (borrowed, until the next call). */
const char *hone_solution_load(struct hone_solution *solution, const char *path);

/* Its function HONE_COVER_DUMP, or NULL. */
void (*hone_solution_dump(void))(void);

#pragma GCC visibility pop

#endif
