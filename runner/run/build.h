/* build.h: from one C file to a shared object that may be loaded: preprocess and compile, read,
 * assemble, read, link, read again. Each tool runs in the jail. */
#ifndef RUN_BUILD_H
#define RUN_BUILD_H

#include "base/err.h"
#include "run/object.h"

#include <stdbool.h>
#include <stddef.h>

struct build;
struct engine;
struct lab;
struct workspace;

enum build_end {
	BUILD_OK,
	BUILD_NOT_COMPILED, /* found: what the compiler said */
	BUILD_REFUSED,      /* found: what the object has that it must not have, or lacks */
	BUILD_TROUBLE,      /* err */
	BUILD_CANCELLED,
};

struct build_outcome { /* borrowed by `done` */
	enum build_end end;
	char *object;          /* BUILD_OK: path of the shared object in the workspace */
	struct findings found; /* errors; after BUILD_OK the compiler's warnings */
	struct err err;
};

typedef void build_done_fn(const struct build_outcome *outcome, void *ctx);

struct build_spec { /* all borrowed until done */
	const struct lab *lab;
	const struct workspace *workspace; /* build_prepare filled it */
	const char *optimize;              /* "-O0", …; NULL: SOLUTION_OPTIMIZE */
	bool is_reference;                 /* nobody is graded by it: clang will do */
};

/* Compiles workspace->dir/<lab->solution>. `done` comes exactly once, from the loop. What is read
 * of an object is what gcc makes: where the engine's compiler is clang a reference is not read, and
 * anything else is refused for what gcc would not have made. */
struct build *build_start(struct engine *engine, const struct build_spec *spec,
			  build_done_fn *done, void *ctx);
void build_cancel(struct build *b);

/* Puts `bytes` into the workspace as the lab's solution, and the lab's header and list of exported
 * functions beside it. */
bool build_prepare(const struct lab *lab, const struct workspace *workspace, const void *bytes,
		   size_t n, struct err *e);

/* The same for the lab's own reference, in a workspace that is made for it. */
bool build_prepare_reference(struct engine *engine, const struct lab *lab,
			     struct workspace *workspace, struct err *e);

/* The linker's list of what stays visible: the lab's functions and `more`, such as " f; g;" or "",
 * into a new file. */
bool build_write_exports(const struct lab *lab, const char *path, const char *more, struct err *e);

#endif
