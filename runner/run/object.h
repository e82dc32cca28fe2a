/* object.h: what a compiled solution defines, needs and hides, read before it is ever loaded. */
#ifndef RUN_OBJECT_H
#define RUN_OBJECT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diagnostic;
struct err;
struct lab;

struct findings {
	struct diagnostic *list; /* owned, with everything in it */
	size_t n;
};
void findings_release(struct findings *f);
/* Adds an error; file, message and hint are copied, hint may be NULL. */
void findings_add(struct findings *f, const char *file, unsigned line, const char *message,
		  const char *hint);

/* Reads the object that the assembler made of lab->solution. Findings are the learner's to mend:
 * a function of the lab that is missing, a use of something that is not offered, a definition of
 * a reserved name, code that would run before the tests. `text` is the assembler text, in which the
 * lines are looked up. False with *e set only when the file is no object at all. */
bool object_check(const char *path, const struct lab *lab, const struct buf *text,
		  struct findings *found, struct err *e);

/* Reads the shared object that the linker made of it: what the loader will obey has to be what we
 * allow, whatever the sections were called. False with *e set (ERR_SANDBOX) if it is not. */
bool object_check_loadable(const char *path, struct err *e);

#endif
