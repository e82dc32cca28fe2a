/* buf.h: bytes that grow, up to a bound.
 *
 * Always ends in a NUL that does not count, so that `s` can be read as a string. What crosses
 * `max` is cut, and `cut` says so: it is data for the report, not an error. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *s;    /* owned; "" (not to be written) while empty */
	size_t len;
	size_t cap; /* 0 while s is the shared "" */
	size_t max; /* most bytes it will hold; 0: as many as there is memory */
	bool cut;   /* something did not fit */
};

extern char buf_empty[1];
#define BUF_INIT { buf_empty, 0, 0, 0, false }
#define BUF_INIT_MAX(bytes) { buf_empty, 0, 0, (bytes), false }

void buf_release(struct buf *b); /* frees, leaves it empty and ready for use, `max` kept */
void buf_clear(struct buf *b);   /* empties it, keeps the memory */

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_str(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_fill(struct buf *b, char c, size_t n); /* n times c */
void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vfmt(struct buf *b, const char *format, va_list args);

/* The text, owned by the caller; the buffer is empty afterwards. Never NULL. */
char *buf_take(struct buf *b);

#endif
