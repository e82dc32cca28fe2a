/* where.h: which lab, which folder and which file of the learner's are meant.
 *
 * `hone start` makes a folder for a lab and writes the lab's name into <folder>/.hone/lab. From
 * there, from the folder above and from a folder beside it, a lab and its file need no naming. */
#ifndef CMD_WHERE_H
#define CMD_WHERE_H

#include <stdbool.h>

struct catalog;
struct context;
struct err;
struct lab;

/* The lab that was started in that folder: its name, owned by the caller; NULL if none was. */
char *where_started(const char *folder);

/* The learner's folder for a lab: ".", "<slug>", another one below this, or "../<slug>" from within
 * a started one. Owned by the caller; NULL if it was not started around here. */
char *where_folder(const char *slug);

/* The lab that `word` names: a slug, with or without a slash behind it, or a file in a started
 * folder; NULL stands for the lab of this folder, or for the only one started below it. ERR_USAGE
 * says which ones it could have been. */
struct lab *where_lab(const struct catalog *c, const char *word, struct err *e);

/* The file that the operands `[<lab> [<file>]]` mean: the second one, or the first if it named the
 * lab by its file; else the lab's own, here or in its folder. Owned by the caller. */
char *where_file(const struct context *c, const struct lab *lab, struct err *e);

#endif
