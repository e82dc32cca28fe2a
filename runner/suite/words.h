/* words.h: values in the words of a report: decimal, and cut where they are long. */
#ifndef SUITE_WORDS_H
#define SUITE_WORDS_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

void hone_words_u64(char *text, size_t size, uint64_t value);
void hone_words_i64(char *text, size_t size, int64_t value);
/* cmocka keeps every number as unsigned: one that is past INT64_MAX was most likely negative. */
void hone_words_largest(char *text, size_t size, uint64_t value);
/* 1,500 ms; 200 ns; exact: the largest unit in which it is a whole number. */
void hone_words_ns(char *text, size_t size, uint64_t ns);
/* In quotes, with escapes as in C, cut with "..."; NULL as NULL. */
void hone_words_str(char *text, size_t size, const char *value);

#pragma GCC visibility pop

#endif
