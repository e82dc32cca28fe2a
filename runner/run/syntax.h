/* syntax.h: does a text compile, with every warning an error? In the jail; nothing is kept. */
#ifndef RUN_SYNTAX_H
#define RUN_SYNTAX_H

#include "base/err.h"

#include <stdbool.h>

struct engine;
struct lab;
struct syntax;

struct syntax_outcome { /* borrowed by `done` */
	bool fine;
	const char *words; /* the compiler's first complaint, on one line; "" when fine */
	bool cancelled;
	struct err err; /* set: it could not be tried */
};

typedef void syntax_done_fn(const struct syntax_outcome *outcome, void *ctx);

/* Compiles `text` (copied) as C11 with -Wall -Wextra -Wpedantic -Werror; it may include the files
 * of the lab and of the kit. `done` comes exactly once, from the loop. */
struct syntax *syntax_start(struct engine *engine, const struct lab *lab, const char *text,
			    syntax_done_fn *done, void *ctx);
void syntax_cancel(struct syntax *s);

#endif
