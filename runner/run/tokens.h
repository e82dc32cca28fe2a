/* tokens.h: preprocessed C, one token at a time. Pure. */
#ifndef RUN_TOKENS_H
#define RUN_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,      /* identifiers and keywords */
	TOKEN_NUMBER,
	TOKEN_STRING,    /* with its quotes; a prefix such as L is a name of its own */
	TOKEN_CHARACTER,
	TOKEN_MARK,      /* one character of punctuation; digraphs as what they stand for */
	TOKEN_DIRECTIVE, /* a line that begins with '#', but for line markers; without the '#' */
};

struct token {
	enum token_kind kind;
	char mark; /* TOKEN_MARK */
	const char *s; /* borrowed from the text: no NUL at its end */
	size_t n;
	unsigned line; /* of the learner's file: this token's, or the last one before it */
};

struct tokens {
	const char *at, *end;
	const char *file; /* as the line markers call the learner's */
	bool is_theirs;   /* is what is read now of that file, as the markers say */
	bool begins_line;
	unsigned next_line, line;
};

/* The text is what `gcc -E` wrote: comments are gone, lines joined, trigraphs replaced. It may hold
 * any bytes. Text and file are borrowed for as long as tokens are asked for. */
void tokens_init(struct tokens *t, const char *text, size_t n, const char *file);

/* The next token; TOKEN_END for ever at the end. All calls together: O(length). */
struct token tokens_next(struct tokens *t);

/* A look at what comes next, without taking it. O(length of the token and what lies before it). */
struct token tokens_peek(const struct tokens *t);

bool token_is(const struct token *t, const char *text); /* a name, a number or a directive */
bool token_is_mark(const struct token *t, char mark);

#endif
