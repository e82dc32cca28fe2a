/* result.h: everything that is known about one graded submission.
 *
 * The engine fills it, reports read it, history keeps its digest. The list of requirements and
 * tests comes from the manifest, so a result is complete even when nothing could run: then every
 * test is V_NOT_RUN with its reason. */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include "base/digest.h"
#include "model/verdict.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct lab;

struct place { /* in the learner's file; line 0: unknown */
	char *function; /* or NULL */
	unsigned line, column;
	unsigned last_line; /* of a loop, where it is known; else 0 */
};

struct site { /* one more place that matters, with words that say how: "called from" */
	char *words;
	struct place at;
};

struct test_result {
	char *name;
	enum verdict verdict;
	bool random;     /* what it finds depends on the seed; not part of the JSON */
	char *message;   /* what happened, one sentence for a person; NULL on a pass */
	char *what, *expected, *got; /* of a failed expectation; else NULL */
	char *story;     /* the operations that led there, one a line; or NULL */
	bool story_cut;  /* earlier ones were dropped */
	char *meaning;   /* what such a failure means, in words; or NULL */
	char *hint;      /* what to use or do instead; or NULL */
	struct place at; /* where in the learner's file it happened, was called, or returned */
	struct place allocated; /* memory errors: where the block came from */
	struct place freed;     /* and where it was freed, the first time */
	struct site *sites;     /* a loop's callers, from the inside out */
	size_t nsites;
	char *detail;    /* the sanitizer's own text, for -v; or NULL */
	char *output;    /* what the learner's code printed, as text; or NULL */
	bool output_cut;
	uint64_t cpu_us, wall_us, peak_kb;
	char *reason;    /* V_NOT_RUN: why; else NULL */
};

struct requirement_result {
	char *id, *title;
	unsigned points, earned; /* all or nothing */
	char **needs;            /* ids of requirements that come before this one */
	size_t nneeds;
	struct test_result *tests;
	size_t ntests;
};

/* Made and released by model/diagnostics.h. */
struct diagnostic { /* what the compiler, or the check of the object, said */
	char *severity; /* "error" or "warning" */
	char *message;
	char *option;   /* "-Wunused-variable", or NULL */
	char *file;     /* base name */
	unsigned line, column; /* 0: unknown; a tab reaches to the next of columns 9, 17, … */
	char *source;   /* the text of that line, without its end; or NULL */
	char *hint;     /* or NULL */
};

struct result {
	char *lab, *title, *file; /* slug; the lab's title; base name of the graded file */
	enum outcome outcome;
	char *reason;  /* one sentence: why not compiled, refused, forged or trouble; else NULL */
	char *hint;    /* what to do about it; or NULL */
	char *behaves_like; /* completes "this behaves like …": the one known mistake whose
			     * tests fail as here; or NULL */
	unsigned points, max_points;
	struct requirement_result *requirements;
	size_t nrequirements;
	struct diagnostic *diagnostics;
	size_t ndiagnostics;
	unsigned tier;
	char **layers; /* of the jail, in the order they were entered */
	size_t nlayers;
	uint64_t seed;
	bool is_strict; /* what passed was run once more, to see it fail */
	char digest[DIGEST_SIZE]; /* SHA-256 of the graded file; "" if it could not be read */
	char *toolchain; /* "gcc 12.2.0" */
	uint64_t wall_ms; /* save to verdict, as far as the runner sees it */
};

/* A result for this lab in which nothing has run yet: every test V_NOT_RUN with `reason` NULL. */
struct result *result_new(const struct lab *lab, const char *file);
void result_free(struct result *r);

struct test_result *result_find_test(const struct result *r, const char *name);
struct requirement_result *result_find_requirement(const struct result *r, const char *id);

/* Is every test of it passed? And: is one of its needs (or of theirs) not met, so that a failure
 * of it is folded away as "not checked"? */
bool requirement_is_met(const struct requirement_result *q);
const struct requirement_result *requirement_unmet_need(const struct result *r,
							const struct requirement_result *q);
size_t result_requirements_met(const struct result *r);
size_t result_tests(const struct result *r);

/* Sets points, earned and the outcome from the verdicts of the tests: O_PASS, O_NOT_YET, or
 * O_FORGED when one test was V_FORGED (then nothing is earned). Call it once all tests have run. */
void result_settle(struct result *r);

/* Ends a result before the tests: outcome, reason and hint (copied; hint may be NULL), every test
 * V_NOT_RUN with `reason` as its reason, no points. */
void result_stop(struct result *r, enum outcome outcome, const char *reason, const char *hint);

/* ---- result_json.c, result_read.c ---- */

#define RESULT_FORMAT 1

/* Format 1, pretty-printed, with a line end. Never fails: bytes that are no UTF-8 are escaped. */
void result_to_json(const struct result *r, struct buf *out);

/* Hostile input. NULL with *e set (what, where); owned by the caller. What result_to_json wrote
 * comes back equal. */
struct result *result_from_json(const char *text, size_t n, struct err *e);

#endif
