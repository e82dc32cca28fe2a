/* str.h: small questions about text. No allocation but where it says so. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

bool str_eq(const char *a, const char *b); /* NULL equals only NULL */
bool str_starts(const char *text, const char *prefix);
bool str_ends(const char *text, const char *suffix);

/* A whole decimal number from 0 to max, and nothing else: no sign, no space, no rest. */
bool str_number(const char *text, uint64_t max, uint64_t *number);

/* Damerau-Levenshtein distance (adjacent transpositions): for "did you mean". O(|a| |b|); texts
 * longer than 63 bytes are infinitely far. */
size_t str_distance(const char *a, const char *b);

/* The one of n names that is nearest to `word`, if it is near enough to be meant; else NULL. */
const char *str_nearest(const char *word, const char *const *names, size_t n);

/* The length in bytes of the valid UTF-8 character that starts at text[0..n), 0 if there is none
 * (overlong forms, surrogates and values past U+10FFFF are none). *code may be NULL. */
size_t str_utf8(const char *text, size_t n, uint32_t *code);

/* Appends hostile text so that a terminal shows it and obeys nothing: line ends and tabs stay,
 * other control characters, invalid bytes and bidirectional controls become \xNN or \u{NNNN}. */
void str_show(struct buf *out, const char *text, size_t n);
/* For what stands inside a sentence: line ends and tabs become \xNN, too. */
void str_show_line(struct buf *out, const char *text, size_t n);

/* How many columns the text takes: characters, combining marks not counted, wide ones twice. */
size_t str_columns(const char *text);

#endif
