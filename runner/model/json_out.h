/* json_out.h: writes JSON in an order and a layout of our own, and never fails.
 *
 * Text may hold anything: bytes that are no UTF-8 become \xNN (as text), control characters are
 * escaped, so what comes out is always one valid JSON value. Objects and lists that are begun
 * have to be ended. */
#ifndef MODEL_JSON_OUT_H
#define MODEL_JSON_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

struct json_out {
	struct buf *buf;
	bool pretty;    /* one member a line; else all on one line */
	unsigned depth, flat; /* how deep; at which depth one line began, 0: none */
	bool first;     /* nothing stands in this object or list yet */
};

#define JSON_OUT(out, layout) { .buf = (out), .pretty = (layout), .first = true }

/* `key` is NULL inside a list and for the outermost value. `flat` ones stay on one line. */
void json_begin(struct json_out *o, const char *key, char bracket, bool flat); /* '{' or '[' */
void json_end(struct json_out *o, char bracket);                               /* '}' or ']' */

void json_text(struct json_out *o, const char *key, const char *text); /* NULL: nothing at all */
void json_texts(struct json_out *o, const char *key, char *const *texts, size_t n);
void json_number(struct json_out *o, const char *key, uint64_t number); /* at most 2^53 - 1 */
void json_flag(struct json_out *o, const char *key, bool flag);         /* false: nothing at all */

#endif
