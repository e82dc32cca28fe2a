/* json_place.h: where in a JSON text something stands. jansson keeps no positions. */
#ifndef MODEL_JSON_PLACE_H
#define MODEL_JSON_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* One step down: into the member `key` of an object, or (key NULL) the element `index`. */
struct json_step {
	const char *key;
	size_t index;
};

struct json_place {
	unsigned line, column; /* from 1; the column counts characters */
};

/* Finds the value that the n steps lead to, in text that a JSON parser has accepted; want_key: the
 * place of the last step's key instead of its value. False if there is none. O(length). A key
 * matches only if it is written without escapes. */
bool json_place_find(const char *text, size_t length, const struct json_step *steps, size_t n,
		     bool want_key, struct json_place *place);

/* The place of text[offset]. */
struct json_place json_place_of(const char *text, size_t offset);

#endif
