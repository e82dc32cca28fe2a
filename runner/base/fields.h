/* fields.h: one line of facts: `how=exit code=0 cpu_ms=41`.
 *
 * The form in which the jail and the test host report. Keys are [a-z0-9_]; values have every byte
 * that is not printable ASCII, and space, '%' and '=', written as %XX. */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;

/* Appends " key=value" (without the space at the start of a line). */
void fields_add(struct buf *line, const char *key, const char *value, size_t n);
void fields_add_str(struct buf *line, const char *key, const char *value);
void fields_add_u64(struct buf *line, const char *key, uint64_t value);

struct field {
	char *key, *value; /* NUL-terminated; the value may hold NULs of its own */
	size_t length;     /* of the value */
};

/* A parsed line. Owns one copy of the text, in which the fields lie. */
struct fields {
	char *text;
	struct field *field;
	size_t n;
};

/* Hostile input: anything that is not of the form above, a key twice, or more than FIELDS_MAX
 * keys is refused with *e set, and *f is left empty. The line comes without its line end. */
#define FIELDS_MAX 64
bool fields_parse(struct fields *f, const char *line, size_t n, struct err *e);
void fields_release(struct fields *f);

/* NULL (false) where the key is missing, or where its value is no number up to max. O(n). */
const char *fields_find(const struct fields *f, const char *key);
const struct field *fields_find_raw(const struct fields *f, const char *key);
bool fields_u64(const struct fields *f, const char *key, uint64_t max, uint64_t *value);

#endif
