#include "report/sheet.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "report/text.h"

#include <string.h>

static size_t width_of(const struct sheet *s)
{
	return s->style->style.width < 40 ? 40 : (size_t)s->style->style.width;
}

void ink_begin(const struct sheet *s, enum ink ink)
{
	static const char *const code[] = {
		[INK_STRONG] = "\033[1m", [INK_GOOD] = "\033[32m",
		[INK_BAD] = "\033[31m",   [INK_FAINT] = "\033[2m",
	};

	if (s->style->style.color)
		buf_str(s->out, code[ink]);
}

void ink_end(const struct sheet *s)
{
	if (s->style->style.color)
		buf_str(s->out, "\033[0m");
}

/* `right` ends at the edge if it fits behind what is there, else it has a line of its own. */
static void put_right(const struct sheet *s, struct column *c, const char *right)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	size_t columns;

	text_line(&line, right);
	columns = str_columns(line.s);
	if (c->at + 2 + columns > c->width) {
		text_break(s->out, c);
		text_wrap(s->out, c, line.s);
		return;
	}
	buf_fill(s->out, ' ', c->width - c->at - columns);
	buf_str(s->out, line.s);
}

void sheet_row(const struct sheet *s, const struct row *row)
{
	size_t lead = str_columns(row->lead);
	struct column c = { lead, lead, width_of(s) };
	AUTO(buf_release) struct buf left = BUF_INIT;

	ink_begin(s, row->ink);
	buf_str(s->out, row->lead);
	ink_end(s);
	text_line(&left, row->left);
	text_wrap(s->out, &c, left.s);
	if (*row->right)
		put_right(s, &c, row->right);
	buf_char(s->out, '\n');
}

void sheet_note(const struct sheet *s, size_t indent, const char *label, const char *text)
{
	size_t behind = indent + str_columns(label);
	struct column c = { behind, behind, width_of(s) };

	buf_fill(s->out, ' ', indent);
	buf_str(s->out, label);
	text_wrap(s->out, &c, *text ? text : "(nothing)");
	buf_char(s->out, '\n');
}

#define LONG_LINE 400 /* bytes; a longer one says no more, and may be a flood */

/* One line of text, of n bytes: without -v not more of it than helps. */
static void put_line(const struct sheet *s, size_t indent, const char *text, size_t n)
{
	bool is_cut = !s->style->verbose && n > LONG_LINE;
	AUTO(freep) char *line = NULL;

	if (is_cut)
		for (n = LONG_LINE; n && ((unsigned char)text[n] & 0xc0) == 0x80;)
			n--; /* not inside a character */
	line = xstrndup(text, n);
	if (*line)
		sheet_note(s, indent, "", line);
	else
		buf_char(s->out, '\n');
	if (is_cut)
		sheet_note(s, indent, "", "(the rest of this line: -v shows all)");
}

void sheet_lines(const struct sheet *s, size_t indent, const char *text, size_t max)
{
	size_t total = text_count_lines(text);

	if (s->style->verbose)
		max = total;
	for (size_t i = 0; i < total; i++) {
		size_t n = strcspn(text, "\n");

		if (i == max) {
			buf_fill(s->out, ' ', indent);
			buf_fmt(s->out, "(%zu more line%s: -v shows all)\n", total - max,
				total - max == 1 ? "" : "s");
			return;
		}
		put_line(s, indent, text, n);
		text += n + (text[n] != '\0');
	}
}
