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

struct json_path {
	const struct json_step *step;
	size_t n;
	bool to_key; /* it leads to the last step's key instead of its value */
};

struct json_place {
	unsigned line, column; /* from 1; the column counts characters */
};

/* Finds what the path leads to, in text that a JSON parser has accepted. False if there is nothing.
 * O(length). A key matches only if it is written without escapes. */
bool json_place_find(const char *text, size_t length, const struct json_path *path,
		     struct json_place *place);

/* The place of text[offset]. */
struct json_place json_place_of(const char *text, size_t offset);

#endif
