/* manifest.h: lab.json, read strictly. Only lab.c uses it. */
#ifndef MODEL_MANIFEST_H
#define MODEL_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

struct err;

/* The manifest, checked in every respect: keys, types, bounds, names, what refers to what. Owned
 * by the caller. NULL with *e (ERR_LAB) set: "path:line:column: …". `path` is for messages. */
json_t *manifest_parse(const char *path, const char *text, size_t n, struct err *e);

/* Names by which a manifest says them, in the order of lab.h's enumerations; NULL-terminated. */
extern const char *const manifest_difficulties[];
extern const char *const manifest_profiles[];

/* What holds where a manifest sets no limit. */
#define MANIFEST_MEMORY_MB 256
#define MANIFEST_TEST_CPU_MS 1000
#define MANIFEST_TEST_WALL_MS 10000

#endif
