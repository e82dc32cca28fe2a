/* submission.h: one file, graded against one lab, from reading it to a complete result. */
#ifndef RUN_SUBMISSION_H
#define RUN_SUBMISSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct lab;
struct result;
struct submission;

#define SUBMISSION_SEED 1 /* what `hone check` uses unless told otherwise */

struct submission_spec {
	const struct lab *lab; /* borrowed until done */
	const char *file;      /* the learner's; read once, at the start */
	uint64_t seed;
	const char *const *only; /* names of the tests to run; the others stay V_NOT_RUN */
	size_t nonly;            /* 0: all */
	const char *optimize;    /* "-O0", …, a constant; NULL: as learners are graded */
	bool is_strict;          /* tests that pass are run once more as canaries (canary.h) */
	bool is_reference;       /* the lab's own: clang may build it */
};

/* What it is doing now, for whoever shows progress: "preparing the tests" (once per lab and tool
 * chain, takes seconds), "compiling", "testing". May be NULL. */
typedef void submission_stage_fn(const char *stage, void *ctx);

/* Called exactly once, from the loop, when every process is gone and every file removed. The
 * result is complete whatever happened, and the callee's to free. */
typedef void submission_done_fn(struct result *result, void *ctx);

struct submission_events {
	submission_stage_fn *stage;
	submission_done_fn *done;
	void *ctx;
};

/* Never fails to its caller: what cannot be read, compiled or run is a result too. */
struct submission *submission_start(struct engine *engine, const struct submission_spec *spec,
				    const struct submission_events *events);

/* Ends it early: `done` still comes, with O_TROUBLE, reason "interrupted". Not after done. */
void submission_cancel(struct submission *s);

#endif
