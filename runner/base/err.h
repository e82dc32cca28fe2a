/* err.h: what went wrong, in words for a person, and what to do about it.
 *
 * One struct on the caller's stack, passed down as the last parameter. The first error wins: what
 * fails afterwards is a consequence. Context is added going up. Only main prints.
 *
 *	struct err e = ERR_INIT;
 *	if (!lab_load(&lab, dir, &e))
 *		return err_wrap(&e, "lab '%s'", slug);
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
	ERR_NONE,
	ERR_USAGE,   /* the command line is wrong: exit 2 */
	ERR_INPUT,   /* a file the user named cannot be used: exit 2 */
	ERR_LAB,     /* a lab is broken: exit 4 */
	ERR_SYSTEM,  /* the machine would not: exit 4 */
	ERR_SANDBOX, /* the jail cannot be built: exit 4 */
	ERR_TOOLS,   /* a compiler or another program is missing: exit 4 */
	ERR_CANCELLED,
	ERR_KINDS
};

struct err {
	enum err_kind kind;
	char text[480]; /* cause first, lower case, no full stop */
	char hint[200]; /* something to do, or "" */
};

#define ERR_INIT { ERR_NONE, "", "" }

/* Sets kind and text unless an error is there already. Always false, so that callers can
 * `return err_set(…)`. Text that does not fit is cut. e may be NULL: nobody wants to know. */
bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same, with strerror(errno) after a colon; errno is read first. */
bool err_errno(struct err *e, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "<context>: " before the text. Always false. */
bool err_wrap(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sets the hint, unless there is one. Always false. */
bool err_hint(struct err *e, const char *format, ...) __attribute__((format(printf, 2, 3)));

bool err_is(const struct err *e); /* has something gone wrong? */

#endif
