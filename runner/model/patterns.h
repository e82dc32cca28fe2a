/* patterns.h: which tests each known mistake fails, so that a mistake can be recognised.
 *
 * `hone vet --write` grades every mutant of a lab and keeps what it saw in the lab's patterns.json;
 * `hone vet` compares. Random tests take no part: what they find depends on the seed. */
#ifndef MODEL_PATTERNS_H
#define MODEL_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct lab;
struct result;

#define PATTERNS_FILE "patterns.json"
#define PATTERNS_FORMAT 1
/* The name of one pattern that is no mutant's: what an untouched starter fails. It has no words, so
 * nothing is said of a file in which nothing was done yet. */
#define PATTERNS_STARTER "starter"

struct pattern {
	char *name;         /* the mutant's */
	char *behaves_like; /* or NULL: it is recognised, and nothing is said */
	char **fails;       /* names of the labelled tests that it fails */
	size_t nfails;
};

struct patterns {
	char **random; /* names of the tests that take no part */
	size_t nrandom;
	struct pattern *pattern;
	size_t n;
};

/* Adds the pattern of a graded mutant: every test that is not random and did not pass. */
void patterns_add(struct patterns *p, const char *name, const char *behaves_like,
		  const struct result *r);
void patterns_add_random(struct patterns *p, const struct result *r);
void patterns_release(struct patterns *p);

/* Does this mutant fail that test? Does that test take no part? O(names). */
bool pattern_fails(const struct pattern *p, const char *test);
bool patterns_is_random(const struct patterns *p, const char *test);

/* How many of them fail exactly the tests that this one fails, itself included. */
size_t patterns_alike(const struct patterns *p, size_t i);

/* The words of the one mutant whose labelled tests fail as they fail in this result: borrowed from
 * *p. NULL where none or several do, where nothing fails, and where it has no words. O(n tests). */
const char *patterns_recognise(const struct patterns *p, const struct result *r);

/* As JSON and back. The file comes with a lab from anywhere: hostile. A lab without one has no
 * patterns, and that is no error. */
void patterns_to_json(const struct patterns *p, struct buf *out);
bool patterns_parse(struct patterns *p, const char *text, size_t n, struct err *e);
bool patterns_load(struct patterns *p, const struct lab *lab, struct err *e);

#endif
