#include "base/buf.h"
#include "base/xmem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char buf_empty[1] = "";

void buf_release(struct buf *b)
{
	if (b->cap)
		free(b->s);
	*b = (struct buf){ .s = buf_empty, .max = b->max };
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->cut = false;
	if (b->cap)
		b->s[0] = '\0';
}

/* How many of n more bytes may come in, with room made for them. */
static size_t room_for(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;

	if (b->max && n > b->max - b->len) {
		n = b->max - b->len;
		b->cut = true;
	}
	if (b->len + n + 1 <= b->cap)
		return n;
	while (cap < b->len + n + 1)
		cap *= 2;
	b->s = b->cap ? xrealloc(b->s, cap) : xmalloc(cap);
	b->cap = cap;
	return n;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	n = room_for(b, n);
	if (n)
		memcpy(b->s + b->len, bytes, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void buf_str(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_fill(struct buf *b, char c, size_t n)
{
	n = room_for(b, n);
	memset(b->s + b->len, c, n);
	b->len += n;
	b->s[b->len] = '\0';
}

void buf_vfmt(struct buf *b, const char *format, va_list args)
{
	char *text = NULL;
	int n = vasprintf(&text, format, args);

	if (n < 0)
		abort();
	buf_add(b, text, (size_t)n);
	free(text);
}

void buf_fmt(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_vfmt(b, format, args);
	va_end(args);
}

char *buf_take(struct buf *b)
{
	char *s = b->cap ? b->s : xstrdup("");

	*b = (struct buf){ .s = buf_empty, .max = b->max };
	return s;
}
