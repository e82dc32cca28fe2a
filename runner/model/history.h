/* history.h: what was graded here, one line of JSON each, in <folder>/.hone/history.ndjson.
 *
 * A line is appended in one write and synced. A crash in the middle can leave a torn last line:
 * reading passes over it and says so, and the next append begins on a line of its own. */
#ifndef MODEL_HISTORY_H
#define MODEL_HISTORY_H

#include "base/digest.h"
#include "model/verdict.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct result;

struct history_entry {
	uint64_t at; /* seconds since 1970 */
	char *lab;
	char digest[DIGEST_SIZE];
	enum outcome outcome;
	unsigned points, max_points;
	char **met; /* ids of the requirements that were met */
	size_t nmet;
};

struct history {
	struct history_entry *entry; /* oldest first */
	size_t n;
	size_t skipped; /* lines that could not be read */
};

/* `folder` is the lab's folder of the learner; .hone/ with its .gitignore is made in it. */
bool history_append(const char *folder, const struct result *r, uint64_t at, struct err *e);

/* No history yet is an empty one. Unknown keys in a line are fine: a newer hone wrote them. */
bool history_load(struct history *h, const char *folder, struct err *e);
void history_parse(struct history *h, const char *text, size_t n); /* the file's text: hostile */
void history_release(struct history *h);

/* The newest entry of that lab, or NULL; and the best one: most points, the newest of equals. */
const struct history_entry *history_last(const struct history *h, const char *lab);
const struct history_entry *history_best(const struct history *h, const char *lab);

/* Was another text than the one of that digest graded before, and not yet there, since the lab was
 * last passed? Then this is at least the second attempt that fails. */
bool history_has_failed(const struct history *h, const char *lab, const char *digest);

#endif
