/* Two passes over each block: inline() turns its text into words with their colours, and wrap()
 * sets the words. The reader of lines above them only decides which block a line belongs to. */
#include "cmd/markdown.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/term.h"
#include "base/xmem.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define MAX_COLUMNS 80
#define BOLD "\033[1m"
#define CODE "\033[36m"
#define OFF "\033[0m"

struct page {
	struct buf *out;
	const struct style *style;
	size_t width;
	struct buf paragraph; /* lines that are not set yet */
	char first[24], rest[24]; /* what goes before the paragraph's first line, and the others */
	char **table;             /* rows that are not set yet */
	size_t nrows;
	bool begun; /* something stands above: a block is set apart by an empty line */
	bool list;  /* the last block was an item: the next one follows closely */
};

/* ---- within a line ---- */

static void mark(struct buf *to, const struct style *style, const char *code)
{
	if (style->color)
		buf_str(to, code);
}

/* `code`: with its ticks where there is no colour. Returns what was read, 0 if it is none. */
static size_t inline_code(struct buf *to, const struct style *style, const char *s)
{
	const char *end = strchr(s + 1, '`');
	size_t n = end ? (size_t)(end - s) + 1 : 0;

	if (n < 3)
		return 0;
	mark(to, style, CODE);
	buf_add(to, style->color ? s + 1 : s, style->color ? n - 2 : n);
	mark(to, style, OFF);
	return n;
}

/* [words](address) and ![words](address): the words, and the address if it is another. */
static size_t inline_link(struct buf *to, const char *s)
{
	const char *open = *s == '!' ? s + 1 : s;
	const char *middle = *open == '[' ? strstr(open, "](") : NULL;
	const char *end = middle ? strchr(middle, ')') : NULL;
	size_t words, address;

	if (!end || memchr(open + 1, '[', (size_t)(middle - open - 1)))
		return 0;
	words = (size_t)(middle - open) - 1;
	address = (size_t)(end - middle) - 2;
	buf_add(to, open + 1, words);
	if (address && middle[2] != '#' &&
	    (words != address || memcmp(open + 1, middle + 2, words) != 0))
		buf_fmt(to, " (%.*s)", (int)address, middle + 2);
	return (size_t)(end - s) + 1;
}

/* **bold** and *emphasis*; a star that stands alone is a star. */
static size_t inline_stars(struct buf *to, const struct style *style, const char *s)
{
	size_t stars = s[1] == '*' ? 2 : 1;
	const char *end = strstr(s + stars, stars == 2 ? "**" : "*");

	if (s[0] != '*' || !end || end == s + stars || isspace((unsigned char)s[stars]) ||
	    isspace((unsigned char)end[-1]))
		return 0;
	mark(to, style, stars == 2 ? BOLD : "");
	buf_add(to, s + stars, (size_t)(end - s) - stars);
	mark(to, style, stars == 2 ? OFF : "");
	return (size_t)(end - s) + stars;
}

static void inline_text(struct buf *to, const struct style *style, const char *s)
{
	while (*s) {
		size_t n = *s == '`' ? inline_code(to, style, s) :
			   *s == '[' || *s == '!' ? inline_link(to, s) :
			   *s == '*' ? inline_stars(to, style, s) : 0;

		if (!n && *s == '\\' && ispunct((unsigned char)s[1]))
			s++;
		if (!n)
			buf_char(to, *s);
		s += n ? n : 1;
	}
}

/* ---- setting ---- */

/* Columns of a word in which colours may stand. */
static size_t word_columns(const char *word, size_t n)
{
	AUTO(buf_release) struct buf bare = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		if (word[i] == '\033')
			while (i < n && word[i] != 'm')
				i++;
		else
			buf_char(&bare, word[i]);
	}
	return str_columns(bare.s);
}

static void begin_with(struct page *p, const char *first, const char *rest)
{
	snprintf(p->first, sizeof p->first, "%s", first);
	snprintf(p->rest, sizeof p->rest, "%s", rest);
}

static void wrap(struct page *p, const char *text)
{
	size_t column = str_columns(p->first);
	bool fresh = true; /* nothing stands on this line yet */

	buf_str(p->out, p->first);
	while (*(text += strspn(text, " \n\t"))) {
		size_t n = strcspn(text, " \n\t");
		size_t columns = word_columns(text, n);

		if (!fresh && column + 1 + columns > p->width) {
			buf_fmt(p->out, "\n%s", p->rest);
			column = str_columns(p->rest);
			fresh = true;
		}
		if (!fresh)
			buf_char(p->out, ' ');
		buf_add(p->out, text, n);
		column += columns + !fresh;
		fresh = false;
		text += n;
	}
	buf_char(p->out, '\n');
}

static void set_apart(struct page *p)
{
	if (p->begun)
		buf_char(p->out, '\n');
	p->begun = true;
}

static void end_paragraph(struct page *p)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	if (!p->paragraph.len)
		return;
	if (!(p->list && p->first[0]))
		set_apart(p);
	p->list = p->first[0] && p->first[0] != '|';
	inline_text(&text, p->style, p->paragraph.s);
	wrap(p, text.s);
	buf_clear(&p->paragraph);
	p->first[0] = p->rest[0] = '\0';
}

/* ---- tables ---- */

/* The k-th cell of a row as it is shown, owned by the caller; NULL behind the last. */
static char *cell_of(const struct page *p, const char *row, size_t k)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;
	AUTO(freep) char *raw = NULL;
	size_t n;

	for (row++; k-- && *row; row += strcspn(row, "|"), row += *row == '|')
		continue;
	row += strspn(row, " ");
	n = strcspn(row, "|");
	if (!row[n] && !n)
		return NULL;
	while (n && row[n - 1] == ' ')
		n--;
	raw = xstrndup(row, n);
	inline_text(&shown, p->style, raw);
	return buf_take(&shown);
}

static bool is_rule_of_table(const char *row)
{
	return strspn(row, "|-: ") == strlen(row);
}

#define MAX_CELLS 8

/* How wide each cell has to be; returns the sum with the spaces between. */
static size_t measure_table(const struct page *p, size_t width[MAX_CELLS])
{
	size_t sum = 0;

	for (size_t i = 0; i < p->nrows; i++)
		for (size_t k = 0; k < MAX_CELLS && !is_rule_of_table(p->table[i]); k++) {
			AUTO(freep) char *cell = cell_of(p, p->table[i], k);
			size_t columns = cell ? word_columns(cell, strlen(cell)) : 0;

			if (columns > width[k])
				width[k] = columns;
		}
	for (size_t k = 0; k < MAX_CELLS && width[k]; k++)
		sum += width[k] + 2;
	return sum;
}

static void show_row_aligned(struct page *p, const char *row, const size_t width[MAX_CELLS])
{
	size_t owed = 2;

	for (size_t k = 0; k < MAX_CELLS && width[k]; k++) {
		AUTO(freep) char *cell = is_rule_of_table(row) ? NULL : cell_of(p, row, k);
		size_t columns = cell ? word_columns(cell, strlen(cell)) : 0;

		buf_fill(p->out, ' ', owed);
		buf_str(p->out, cell ? cell : "");
		if (is_rule_of_table(row))
			buf_fill(p->out, '-', columns = width[k]);
		owed = width[k] - columns + 2;
	}
	buf_char(p->out, '\n');
}

/* Too wide to stand side by side: a row becomes a paragraph, its first cell in front. */
static void show_row_wrapped(struct page *p, const char *row)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	for (size_t k = 0; k < MAX_CELLS; k++) {
		AUTO(freep) char *cell = cell_of(p, row, k);

		if (cell && *cell)
			buf_fmt(&text, "%s%s", !k ? "" : k == 1 ? ": " : "; ", cell);
	}
	begin_with(p, "  ", "    ");
	wrap(p, text.s);
	p->first[0] = p->rest[0] = '\0';
}

static void end_table(struct page *p)
{
	size_t width[MAX_CELLS] = { 0 };
	bool fits;

	if (!p->nrows)
		return;
	set_apart(p);
	p->list = false;
	fits = measure_table(p, width) + 2 <= p->width + 2;
	for (size_t i = 0; i < p->nrows; i++) {
		if (fits)
			show_row_aligned(p, p->table[i], width);
		else if (!is_rule_of_table(p->table[i]))
			show_row_wrapped(p, p->table[i]);
		free(p->table[i]);
	}
	free(p->table);
	p->table = NULL;
	p->nrows = 0;
}

/* ---- lines ---- */

static void end_block(struct page *p)
{
	end_paragraph(p);
	end_table(p);
}

static void show_heading(struct page *p, const char *line)
{
	size_t level = strspn(line, "#");
	AUTO(buf_release) struct buf text = BUF_INIT;

	inline_text(&text, p->style, line + level + strspn(line + level, " "));
	set_apart(p);
	p->list = false;
	if (p->style->color) {
		buf_fmt(p->out, BOLD "%s" OFF "\n", text.s);
		return;
	}
	buf_fmt(p->out, "%s\n", text.s);
	if (level <= 2 && !p->style->plain) {
		buf_fill(p->out, level == 1 ? '=' : '-', str_columns(text.s));
		buf_char(p->out, '\n');
	}
}

/* The length of "- ", "* " or "12. " at the start of an item, after its indentation; 0: none. */
static size_t item_mark(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if ((*s == '-' || *s == '*' || *s == '+') && s[1] == ' ')
		return 2;
	return digits && digits < 4 && s[digits] == '.' && s[digits + 1] == ' ' ? digits + 2 : 0;
}

static void begin_item(struct page *p, const char *line, size_t indent, size_t length)
{
	size_t room = indent < 12 ? indent : 12;

	memset(p->first, ' ', sizeof p->first);
	memset(p->rest, ' ', sizeof p->rest);
	memcpy(p->first + 2 + room, line + indent, length);
	p->first[2 + room + length] = p->rest[2 + room + length] = '\0';
	buf_str(&p->paragraph, line + indent + length);
}

/* A line outside code: which block does it begin or go on with? */
static void take_line(struct page *p, char *line)
{
	size_t indent = strspn(line, " \t");
	size_t item = item_mark(line + indent);
	bool quote = line[indent] == '>';

	if (line[indent] == '|') {
		end_paragraph(p);
		VEC_PUSH(p->table, p->nrows, xstrdup(line + indent));
		return;
	}
	end_table(p);
	if (!line[indent] || line[0] == '#' || item || quote != (p->first[0] == '|'))
		end_paragraph(p);
	if (line[0] == '#')
		show_heading(p, line);
	else if (item)
		begin_item(p, line, indent, item);
	else if (line[indent] && !str_starts(line, "<!--")) {
		if (quote)
			begin_with(p, "| ", "| ");
		buf_fmt(&p->paragraph, "\n%s", line + indent + quote);
	} else if (!line[indent]) {
		p->list = false;
	}
}

static bool is_fence(const char *line)
{
	line += strspn(line, " ");
	return str_starts(line, "```") || str_starts(line, "~~~");
}

void markdown_show(const char *text, size_t n, const struct style *style, struct buf *out)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;
	size_t width = style->width < MAX_COLUMNS ? (size_t)style->width : MAX_COLUMNS;
	struct page p = { .out = out, .style = style, .paragraph = BUF_INIT, .width = width };
	bool code = false;
	char *line, *rest;

	str_show(&shown, text, n);
	for (line = shown.len ? shown.s : NULL; line; line = rest) {
		rest = strchr(line, '\n');
		if (rest)
			*rest++ = '\0';
		if (is_fence(line)) {
			end_block(&p);
			if (!code)
				set_apart(&p);
			p.list = false;
			code = !code;
		} else if (code) {
			buf_fmt(out, "    %s\n", line);
		} else {
			take_line(&p, line);
		}
	}
	end_block(&p);
	buf_release(&p.paragraph);
}
