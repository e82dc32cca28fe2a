/* mutant.h: a known-wrong solution of a lab, as the comment at its top describes it.
 *
 *	mutant: shift-wraps
 *	behaves like: a doubling that starts again at 0 after 64 failures
 *	killed by: the_envelope_never_wraps
 *	why learners write this: base << n is the quick way to double
 *
 * (with the stars of a comment before each line).
 */
#ifndef MODEL_MUTANT_H
#define MODEL_MUTANT_H

#include <stdbool.h>

struct err;

#define MUTANT_MAX_WORDS 200 /* of `behaves_like`, in characters */

struct mutant {
	char *name;
	char *behaves_like; /* completes "this behaves like …"; NULL: nobody is told */
	char *killed_by;    /* the test that has to fail */
	char *why;          /* learners write it */
};

/* Reads the comment at the top of `source`; `name` is the file's, without ".c". False with *e set:
 * what the comment lacks. A value may go on over several lines; each becomes one line of text. */
bool mutant_parse(struct mutant *m, const char *name, const char *source, struct err *e);
void mutant_release(struct mutant *m);

#endif
