/* catalog.h: the labs that there are, in one or several folders. */
#ifndef MODEL_CATALOG_H
#define MODEL_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

struct err;
struct lab;

struct catalog {
	char **dirs; /* folders of labs, the first one wins where two have the same lab */
	size_t ndirs;
	char **slugs; /* sorted, each once: every folder that holds a lab.json */
	size_t nslugs;
};

/* Looks which labs there are; loads none. `dirs` is a ':'-separated list; a folder in it that
 * cannot be read is an error. */
bool catalog_open(struct catalog *c, const char *dirs, struct err *e);
void catalog_release(struct catalog *c);

/* Loads one lab. A slug that is not there is ERR_USAGE, with "did you mean" and where to look. */
struct lab *catalog_load(const struct catalog *c, const char *slug, struct err *e);
bool catalog_has(const struct catalog *c, const char *slug);

#endif
