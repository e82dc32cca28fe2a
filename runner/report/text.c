#include "report/text.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"

#include <string.h>

#define TAB "    "

static size_t columns_of_char(const char *text, size_t length)
{
	char one[8] = "";

	memcpy(one, text, length);
	return str_columns(one);
}

void text_break(struct buf *out, struct column *c)
{
	while (out->len && out->s[out->len - 1] == ' ') /* no blanks at a line's end */
		out->s[--out->len] = '\0';
	buf_char(out, '\n');
	buf_fill(out, ' ', c->indent);
	c->at = c->indent;
}

/* One word, character by character, broken where it does not fit. */
static void put_broken(struct buf *out, struct column *c, const char *word, size_t n)
{
	while (n) {
		size_t length = str_utf8(word, n, NULL);
		size_t columns;

		length = length ? length : 1;
		columns = columns_of_char(word, length);
		if (c->at + columns > c->width && c->at > c->indent)
			text_break(out, c);
		buf_add(out, word, length);
		c->at += columns;
		word += length;
		n -= length;
	}
}

static size_t columns_of_word(const char *word, size_t n)
{
	size_t columns = 0;

	while (n) {
		size_t length = str_utf8(word, n, NULL);

		length = length ? length : 1;
		columns += columns_of_char(word, length);
		word += length;
		n -= length;
	}
	return columns;
}

/* The blanks before a word stay with it, or are dropped where a line breaks. */
static void put_word(struct buf *out, struct column *c, size_t blanks, const char *word, size_t n)
{
	size_t columns = columns_of_word(word, n);

	if (c->at + blanks + columns <= c->width) {
		buf_fill(out, ' ', blanks);
		buf_add(out, word, n);
		c->at += blanks + columns;
		return;
	}
	if (c->at > c->indent)
		text_break(out, c);
	put_broken(out, c, word, n);
}

static void wrap_line(struct buf *out, struct column *c, const char *line, size_t n)
{
	while (n) {
		size_t blanks = strspn(line, " ");
		size_t length;

		if (blanks >= n)
			return;
		length = strcspn(line + blanks, " \n");
		if (length > n - blanks)
			length = n - blanks;
		put_word(out, c, blanks, line + blanks, length);
		line += blanks + length;
		n -= blanks + length;
	}
}

/* Harmless, and with tabs as blanks. */
static void show(struct buf *out, const char *text)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, text, strlen(text));
	for (const char *c = shown.s; *c; c++)
		if (*c == '\t')
			buf_str(out, TAB);
		else
			buf_char(out, *c);
}

void text_wrap(struct buf *out, struct column *c, const char *text)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;
	const char *at;

	show(&shown, text);
	for (at = shown.s; *at;) {
		size_t n = strcspn(at, "\n");

		wrap_line(out, c, at, n);
		at += n;
		if (*at && at[1])
			text_break(out, c);
		at += *at != '\0';
	}
}

void text_line(struct buf *out, const char *text)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, text, strlen(text));
	for (const char *c = shown.s; *c; c++)
		if (*c == '\n')
			buf_str(out, "\\n");
		else
			buf_char(out, *c == '\t' ? ' ' : *c);
}

size_t text_columns(const char *text)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	text_line(&line, text);
	return str_columns(line.s);
}

size_t text_count_lines(const char *text)
{
	size_t n = 0;

	for (; *text; n++) {
		text += strcspn(text, "\n");
		text += *text != '\0';
	}
	return n;
}
