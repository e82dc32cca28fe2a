/* telling.h: what the functions share that find words for a verdict (explain.c). */
#ifndef RUN_TELLING_H
#define RUN_TELLING_H

#include "base/auto.h"
#include "model/verdict.h"

#include <stddef.h>
#include <stdint.h>

struct lab;
struct place;
struct symbols;
struct test_facts;
struct test_result;

struct telling {
	struct test_result *t; /* filled */
	const struct test_facts *f;
	const struct lab *lab;
	struct norm norm;
	struct symbols *symbols; /* or NULL: then no line is known */
};

/* Fills *at if the offset is one, and there are symbols. */
void telling_locate(struct telling *w, uint64_t offset, struct place *at);

/* One more site, unless nothing is known of the offset or it is the same place as the last one. */
void telling_add_site(struct telling *w, uint64_t offset, const char *words, ...)
	__attribute__((format(printf, 3, 4)));

/* Reads "1f0,2a4", at most `max` of them: hexadecimal. Returns how many. Hostile. */
size_t telling_offsets(const char *text, uint64_t *offset, size_t max);

/* ---- timeout.c ---- */
void tell_timeout(struct telling *w);

#endif
