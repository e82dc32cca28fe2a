/* solution.h: a whole solution from an attack's text (check.c says of what it is made). */
#ifndef ATTACKS_SOLUTION_H
#define ATTACKS_SOLUTION_H

#include <stdbool.h>

struct err;
struct lab;

/* The value of " key: " in the text's first comment, to the end of its line, owned by the caller;
 * NULL: it has none. */
char *attack_value(const char *text, const char *key);

/* Writes the solution to `path`; `dir` is where the headers are that texts use. */
bool attack_write(const char *text, const struct lab *lab, const char *dir, const char *path,
		  struct err *e);

#endif
