/* evidence.h: all that the judges look at, and how they say what they see. For vet/ alone. */
#ifndef VET_EVIDENCE_H
#define VET_EVIDENCE_H

#include "base/buf.h"
#include "base/err.h"
#include "model/mutant.h"
#include "vet/vet.h"

#include <stdint.h>

struct lab;
struct result;

struct text_file {
	char *name; /* below the lab's folder: "mutants/x.c" */
	struct buf text;
};

struct mutant_grade {
	char *name;           /* the file's, without ".c" */
	struct mutant mutant; /* empty when comment.kind is set */
	struct err comment;   /* what is wrong with its comment */
	struct result *result;
};

/* The reference, built in one way. */
struct reference_grade {
	const char *compiler, *optimize; /* "gcc", "-O0" */
	struct result *result;           /* NULL: not graded */
};

#define REFERENCES 4
#define VET_MAX_FILES 400

/* Whether a text compiles, with one compiler. */
struct compiled {
	const char *compiler;
	bool tried, fine;
	char *words;
};

struct evidence {
	const char *dir;
	struct lab *lab, *example; /* NULL: it cannot be loaded */
	struct err lab_err, example_err;
	struct text_file *file; /* every file below the folder */
	size_t nfiles;
	char **odd; /* names that are neither file nor folder, too large, too deep, or links */
	size_t nodd;
	bool too_many; /* files: what is beyond VET_MAX_FILES was not read */
	const char *no_clang; /* NULL: there is one */
	struct result *suite; /* the reference as learners are graded: whether there is a suite */
	struct reference_grade reference[REFERENCES];
	struct result *starter, *plays[2], *starter_plays;
	struct mutant_grade *mutant;
	size_t nmutants;
	struct { unsigned rounds; uint64_t seed, least_cpu_us; char *test, *words; struct err err; }
		seeds;
	struct { unsigned lines, branches, taken, *missed; size_t nmissed; struct err err; }
		coverage;
	struct compiled header[2], bench[2];
	struct patterns patterns, kept; /* as they are, and as the file has them */
	struct err kept_err;
};

/* Its text, borrowed; NULL if there is no such file, or it was not read (see odd, too_many):
 * that the manifest was accepted says nothing about that. */
const char *evidence_text(const struct evidence *ev, const char *name);
bool evidence_has_suite(const struct evidence *ev); /* it builds, and the reference passes it */

/* Judges say this. A finding with a flaw is not ok. */
void finding_flaw(struct vet_finding *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void finding_found(struct vet_finding *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void finding_skip(struct vet_finding *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

typedef void judge_fn(const struct evidence *ev, struct vet_finding *f);

judge_fn judge_manifest, judge_files, judge_todo, judge_header, judge_promises, judge_reading;
judge_fn judge_suite, judge_starter, judge_reference, judge_coverage, judge_seeds, judge_cost,
	judge_mutants, judge_tests, judge_patterns, judge_example, judge_bench;

#endif
