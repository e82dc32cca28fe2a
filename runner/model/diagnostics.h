/* diagnostics.h: what a compiler wrote about a file, read into structs. Pure. */
#ifndef MODEL_DIAGNOSTICS_H
#define MODEL_DIAGNOSTICS_H

#include <stddef.h>

struct diagnostic;

/* As many as are kept of one run: nobody reads more. */
#define DIAGNOSTICS_MAX 100

/* Appends what gcc's -fdiagnostics-format=json (one array a file, lines of other kinds around it)
 * or a tool that writes "file:line:column: error: words" says, to the *n diagnostics in *list,
 * which the caller owns; errors come before warnings, else the order stays. Hostile input: names
 * and words come from the learner's file. What cannot be read is passed over, and an array that
 * was cut is read as far as it goes. O(length). */
void diagnostics_parse(const char *text, size_t length, struct diagnostic **list, size_t *n);

/* Frees what is in it, not the struct. */
void diagnostic_release(struct diagnostic *d);

#endif
