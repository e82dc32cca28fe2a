#include "run/asm_text.h"

#include <ctype.h>
#include <string.h>

/* One line of the text at a time; `source_line` follows the .loc directives. */
struct reader {
	const char *at, *end;
	const char *line;
	size_t length;
	unsigned source_line;
};

/* The number that the line has from `from` on, at the line's end at the latest. */
static unsigned number_at(const struct reader *r, size_t from)
{
	unsigned number = 0;

	while (from < r->length && isdigit((unsigned char)r->line[from]))
		number = 10 * number + (unsigned)(r->line[from++] - '0');
	return number;
}

/* "\t.loc 1 27 9 …": file 1 is the learner's own; others are headers. */
static void follow_location(struct reader *r)
{
	if (r->length >= 8 && memcmp(r->line, "\t.loc 1 ", 8) == 0)
		r->source_line = number_at(r, 8);
}

static bool next_line(struct reader *r)
{
	const char *newline;

	if (r->at == r->end)
		return false;
	newline = memchr(r->at, '\n', (size_t)(r->end - r->at));
	r->line = r->at;
	r->length = (size_t)((newline ? newline : r->end) - r->at);
	r->at = newline ? newline + 1 : r->end;
	follow_location(r);
	return true;
}

/* "# 12 "file.c" 1" follows the marker and names the line of the assembly itself. */
static unsigned marked_line(struct reader *r)
{
	unsigned before = r->source_line;

	if (next_line(r) && r->length > 2 && r->line[0] == '#' && r->line[1] == ' ')
		return number_at(r, 2);
	return before;
}

/* Does the line, blanks aside, begin with one of the words? */
static bool begins_with_one(const struct reader *r, const char *const *words, size_t n)
{
	size_t from = 0, length;

	while (from < r->length && (r->line[from] == '\t' || r->line[from] == ' '))
		from++;
	for (length = 0; from + length < r->length; length++)
		if (strchr("\t ,;", r->line[from + length]))
			break;
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == length && memcmp(r->line + from, words[i], length) == 0)
			return true;
	return false;
}

/* Two statements on a line, where no text of the program's can stand, or one that gcc 12 never
 * writes for C. */
static bool is_smuggled(const struct reader *r)
{
	static const char *const never[] = {
		"syscall",      "sysenter",    "int",         ".reloc",    ".incbin",
		".include",     ".macro",      ".endm",       ".rept",     ".irp",
		".irpc",        ".org",        ".fill",       ".symver",   ".previous",
		".pushsection", ".popsection", ".subsection", ".altmacro", ".intel_syntax",
		".code32",      ".code16",
	};
	static const char *const with_text[] = {
		".string", ".ascii", ".asciz", ".file", ".ident",
	};

	if (r->length == 0 || r->line[0] == '#')
		return false;
	if (begins_with_one(r, never, sizeof never / sizeof *never))
		return true;
	return memchr(r->line, ';', r->length) &&
	       !begins_with_one(r, with_text, sizeof with_text / sizeof *with_text);
}

bool asm_has_inline(const char *text, size_t n, unsigned *line)
{
	struct reader r = { .at = text, .end = text + n };

	while (next_line(&r)) {
		bool is_marked = r.length == 4 && memcmp(r.line, "#APP", 4) == 0;

		if (!is_marked && !is_smuggled(&r))
			continue;
		*line = is_marked ? marked_line(&r) : r.source_line;
		return true;
	}
	return false;
}

static bool is_name_char(char c)
{
	return isalnum((unsigned char)c) || c == '_' || c == '.' || c == '$';
}

static bool mentions(const struct reader *r, const char *symbol, size_t length)
{
	for (size_t i = 0; i + length <= r->length; i++) {
		if (memcmp(r->line + i, symbol, length) != 0)
			continue;
		if ((i == 0 || !is_name_char(r->line[i - 1])) &&
		    (i + length == r->length || !is_name_char(r->line[i + length])))
			return true;
	}
	return false;
}

unsigned asm_line_of(const char *text, size_t n, const char *symbol)
{
	struct reader r = { .at = text, .end = text + n };
	size_t length = strlen(symbol);

	while (length && next_line(&r))
		if (r.length > 1 && r.line[0] == '\t' && r.line[1] != '.' &&
		    mentions(&r, symbol, length))
			return r.source_line;
	return 0;
}
