/* manifest_private.h: what the files manifest*.c share. */
#ifndef MODEL_MANIFEST_PRIVATE_H
#define MODEL_MANIFEST_PRIVATE_H

#include "model/json_place.h"

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

struct buf;
struct err;

#define MAX_DEPTH 4

/* What is being looked at: the text, and the path from its top. */
struct look {
	const char *file, *text;
	size_t length;
	struct json_step step[MAX_DEPTH];
	size_t depth;
	char whose[80]; /* " of requirement 'x'", or "" */
	struct err *e;
};

enum type { WHOLE, WORDS, SLUG, NAME, ONE_OF, OBJECT, LIST };

struct rule {
	const char *key;
	enum type type;         /* of the value, or of a LIST's elements when list_max is set */
	bool required;
	long min, max;          /* a number's value, a text's characters */
	size_t list_min, list_max; /* 0: no list */
	const char *const *one_of;
	const struct rule *members; /* of an OBJECT */
};

/* ---- manifest_words.c ---- */

extern const struct rule manifest_rules[]; /* of the whole file; ends with a row without key */
const char *manifest_type_of(const json_t *value);             /* "a string" */
void manifest_expect(const struct rule *r, struct buf *out);   /* appends what a rule expects */

/* Appends hostile text so that it is harmless and one line. */
void manifest_show(struct buf *out, const char *text, size_t n);

/* Sets *l->e to "file:line:column: …" for the value (want_key: the key) that the path leads to,
 * or for what is nearest above it. Always false. */
bool manifest_complain(const struct look *l, bool want_key, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* "'points' of requirement 'a' is <what>, expected …"; element: it is one of a list. */
bool manifest_complain_value(const struct look *l, const struct rule *r, bool element,
			     const char *what);

/* ---- manifest_check.c ---- */

/* Keys, types and bounds of one object and everything in it. */
bool manifest_check(struct look *l, const struct rule *rules, const json_t *object);
void manifest_step(struct look *l, const char *key, size_t index); /* one deeper */

#endif
