/* vet.h: is a lab sound? A table of checks, each with what it looks at, how, and why it matters.
 *
 * Everything that a check needs is gathered first: the lab's texts are read, and its solutions are
 * graded by the same engine that grades learners. Then each row of the table judges, without any
 * further effect. To add a check: write its judge, and add its row to table.c. */
#ifndef VET_VET_H
#define VET_VET_H

#include "model/patterns.h"

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct err;
struct vet;

#define VET_SEEDS 50
#define VET_MIN_MUTANTS 8
#define VET_MIN_COVERAGE 95  /* percent of the reference's lines */
#define VET_MAX_CPU_MS 150   /* of a whole run of the suite, with sanitizers */
#define VET_MIN_WORDS 800
#define VET_MAX_WORDS 1500   /* of the reading */

enum vet_state { VET_OK, VET_NOT_OK, VET_NOT_CHECKED };
const char *vet_state_name(enum vet_state state); /* "ok", "not ok", "not checked" */

struct vet_row {
	const char *what; /* one word: "coverage" */
	const char *how;  /* what is looked at, half a sentence */
	const char *why;  /* it matters, half a sentence */
};
const struct vet_row *vet_row(size_t i); /* NULL past the last one */

struct vet_finding {
	enum vet_state state;
	char *found;   /* a figure, or why it was not checked; or NULL */
	char **flaws;  /* a sentence each */
	size_t nflaws;
};

/* What became of one lab. */
struct vet_result {
	char *lab;                   /* its folder's name */
	struct vet_finding *finding; /* one for each row */
	size_t n, ok;
	char **tests; /* of the matrix, in the manifest's order; none when nothing was graded */
	size_t ntests;
	struct patterns patterns; /* of its mutants, as they are now: the matrix */
};
void vet_result_free(struct vet_result *r);

struct vet_spec {
	struct engine *gcc;
	struct engine *clang; /* NULL: there is none here */
	const char *no_clang; /* then: why */
	unsigned seeds;       /* to try the reference with; 0: VET_SEEDS */
	bool write;           /* keep the patterns of the mutants, if all were graded */
	const char *dir;      /* the lab's folder; borrowed until done */
};

struct vet_events {
	void (*progress)(size_t done, size_t all, void *ctx); /* may be NULL */
	/* Exactly once, from the loop. The result is the callee's; NULL with *e set when it was
	 * cancelled or our own machinery failed. A result with *e set: its patterns were to be
	 * kept, and could not. */
	void (*done)(struct vet_result *r, const struct err *e, void *ctx);
	void *ctx;
};

struct vet *vet_start(const struct vet_spec *spec, const struct vet_events *events);
void vet_cancel(struct vet *v);

/* A result as JSON, and what `hone vet -v` shows of it: which mutant fails which test. */
struct json_out;
void vet_to_json(const struct vet_result *r, struct json_out *o);
void vet_matrix(const struct vet_result *r, struct buf *out); /* for a terminal */

#endif
