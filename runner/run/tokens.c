#include "run/tokens.h"

#include <string.h>

#define MAX_LINE 10000000u

void tokens_init(struct tokens *t, const char *text, size_t n, const char *file)
{
	*t = (struct tokens){ .at = text, .end = text + n, .file = file, .begins_line = true };
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What gcc allows in a name: also '$', and every byte of UTF-8. */
static bool is_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
	       is_digit(c) || (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r' || c == '\0';
}

/* ---- lines ---- */

/* `12 "file.c" 1 3`: what follows is line 12 of that file, or so it says: #line makes them too. */
static void obey_marker(struct tokens *t, const char *s, size_t n)
{
	size_t i = 0, length = strlen(t->file);
	unsigned line = 0;

	for (; i < n && is_digit(s[i]); i++)
		line = line < MAX_LINE ? line * 10 + (unsigned)(s[i] - '0') : 0;
	while (i < n && is_blank(s[i]))
		i++;
	t->is_theirs = i + length + 2 <= n && s[i] == '"' && s[i + length + 1] == '"' &&
		       memcmp(s + i + 1, t->file, length) == 0;
	t->next_line = line;
	if (t->is_theirs)
		t->line = line;
}

static void end_line(struct tokens *t)
{
	t->at++;
	t->begins_line = true;
	t->next_line++;
	if (t->is_theirs)
		t->line = t->next_line;
}

/* From behind the '#' to the end of the line. Is it more than a line marker? */
static bool take_directive(struct tokens *t, struct token *token)
{
	const char *newline = memchr(t->at, '\n', (size_t)(t->end - t->at));
	const char *end = newline ? newline : t->end;

	while (t->at < end && is_blank(*t->at))
		t->at++;
	*token = (struct token){ TOKEN_DIRECTIVE, 0, t->at, (size_t)(end - t->at), t->line };
	t->at = end;
	if (!token->n || !is_digit(*token->s))
		return true;
	t->at += newline != NULL;
	obey_marker(t, token->s, token->n);
	return false;
}

/* ---- tokens ---- */

/* A quote that is not closed on its line ends there: gcc refuses it, so nothing is missed. */
static void take_quoted(struct tokens *t, char quote)
{
	for (t->at++; t->at < t->end && *t->at != '\n'; t->at++) {
		if (*t->at == quote) {
			t->at++;
			return;
		}
		if (*t->at == '\\' && t->at + 1 < t->end && t->at[1] != '\n')
			t->at++;
	}
}

static void take_number(struct tokens *t)
{
	for (t->at++; t->at < t->end; t->at++) {
		bool is_sign = (*t->at == '+' || *t->at == '-') && strchr("eEpP", t->at[-1]);

		if (!is_name_char(*t->at) && *t->at != '.' && !is_sign)
			return;
	}
}

/* `<:` and its kind stand for one character. */
static char take_mark(struct tokens *t)
{
	static const char digraph[][3] = { "<:[", ":>]", "<%{", "%>}", "%:#" };

	for (size_t i = 0; t->end - t->at > 1 && i < sizeof digraph / sizeof *digraph; i++)
		if (memcmp(t->at, digraph[i], 2) == 0) {
			t->at += 2;
			return digraph[i][2];
		}
	return *t->at++;
}

static enum token_kind take_kind(struct tokens *t, char *mark)
{
	bool has_digit = t->end - t->at > 1 && is_digit(t->at[1]);

	if (*t->at == '"' || *t->at == '\'') {
		char quote = *t->at;

		take_quoted(t, quote);
		return quote == '"' ? TOKEN_STRING : TOKEN_CHARACTER;
	}
	if (is_digit(*t->at) || (*t->at == '.' && has_digit)) {
		take_number(t);
		return TOKEN_NUMBER;
	}
	if (!is_name_char(*t->at)) {
		*mark = take_mark(t);
		return TOKEN_MARK;
	}
	while (t->at < t->end && is_name_char(*t->at))
		t->at++;
	return TOKEN_NAME;
}

static struct token take_token(struct tokens *t)
{
	struct token token = { .s = t->at, .line = t->line };

	t->begins_line = false;
	token.kind = take_kind(t, &token.mark);
	token.n = (size_t)(t->at - token.s);
	return token;
}

struct token tokens_next(struct tokens *t)
{
	struct token token, end = { TOKEN_END, 0, t->end, 0, 0 };

	while (t->at < t->end) {
		if (*t->at == '\n') {
			end_line(t);
		} else if (is_blank(*t->at)) {
			t->at++;
		} else if (*t->at == '#' && t->begins_line) {
			t->at++;
			if (take_directive(t, &token))
				return token;
		} else {
			return take_token(t);
		}
	}
	end.line = t->line;
	return end;
}

struct token tokens_peek(const struct tokens *t)
{
	struct tokens copy = *t;

	return tokens_next(&copy);
}

/* ---- questions ---- */

bool token_is(const struct token *t, const char *text)
{
	return t->kind != TOKEN_STRING && strlen(text) == t->n && memcmp(t->s, text, t->n) == 0;
}

bool token_is_mark(const struct token *t, char mark)
{
	return t->kind == TOKEN_MARK && t->mark == mark;
}
