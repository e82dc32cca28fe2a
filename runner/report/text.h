/* text.h: text laid out in columns. What comes from a submission is made harmless on the way. */
#ifndef REPORT_TEXT_H
#define REPORT_TEXT_H

#include <stddef.h>

struct buf;

/* Where text stands: continued lines begin at `indent`, none is wider than `width` columns unless
 * a single character is. Words that are too long are broken. */
struct column {
	size_t at;     /* the column that the next character goes to */
	size_t indent;
	size_t width;
};

/* Appends text (hostile) at c->at, its own line ends kept; c->at moves on. O(n). */
void text_wrap(struct buf *out, struct column *c, const char *text);

/* Starts a new line at c->indent. */
void text_break(struct buf *out, struct column *c);

/* Appends text (hostile) as one line: line ends become \n, tabs a space. */
void text_line(struct buf *out, const char *text);

/* The columns that text_line makes of it. */
size_t text_columns(const char *text);

/* Splits at line ends: the number of lines, an empty last one not counted. */
size_t text_count_lines(const char *text);

#endif
