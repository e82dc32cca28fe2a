#include "model/mutant.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <string.h>

/* The comment that the text begins with, without its stars: the lines as they are. NULL if it
 * begins with something else. Owned by the caller. */
static char *top_comment(const char *source)
{
	const char *end = str_starts(source, "/*") ? strstr(source, "*/") : NULL;
	AUTO(buf_release) struct buf text = BUF_INIT;

	if (!end)
		return NULL;
	for (const char *at = source + 2; at < end; at += strcspn(at, "\n") + 1) {
		const char *from = at + strspn(at, " \t");
		size_t n;

		if (at > source + 2 && *from == '*' && from < end)
			from += 1 + (from[1] == ' ');
		n = strcspn(from, "\n");
		if (from + n > end)
			n = from < end ? (size_t)(end - from) : 0;
		buf_add(&text, from, n);
		buf_char(&text, '\n');
	}
	return buf_take(&text);
}

/* What follows `key` at the beginning of a line, up to the next line that begins with one of the
 * keys; blanks and line ends become one blank. NULL if there is none, or nothing. */
static char *value_of(const char *comment, const char *key, const char *const *keys, size_t n)
{
	AUTO(buf_release) struct buf value = BUF_INIT;
	bool inside = false;

	for (const char *at = comment; *at; at += strcspn(at, "\n"), at += *at == '\n') {
		const char *from = at + strspn(at, " ");

		for (size_t i = 0; i < n; i++)
			if (str_starts(from, keys[i]))
				inside = str_eq(keys[i], key);
		if (!inside)
			continue;
		if (str_starts(from, key))
			from += strlen(key);
		for (const char *end = at + strcspn(at, "\n"); from < end;) {
			size_t word = strcspn(from, " \t\n");

			if (word && value.len)
				buf_char(&value, ' ');
			buf_add(&value, from, word);
			from += word + 1;
		}
	}
	return value.len ? buf_take(&value) : NULL;
}

static bool judge(const struct mutant *m, const char *name, struct err *e)
{
	if (!m->name)
		return err_set(e, ERR_LAB, "its comment does not begin with 'mutant: %s'", name);
	if (!str_eq(m->name, name))
		return err_set(e, ERR_LAB, "its comment names another mutant, '%.60s'", m->name);
	if (!m->killed_by)
		return err_set(e, ERR_LAB, "its comment does not say what it is 'killed by:'");
	if (!m->why)
		return err_set(e, ERR_LAB, "its comment does not say 'why learners write this:'");
	if (m->behaves_like && str_columns(m->behaves_like) > MUTANT_MAX_WORDS)
		return err_set(e, ERR_LAB, "'behaves like:' is longer than %d characters",
			       MUTANT_MAX_WORDS);
	if (m->behaves_like && str_ends(m->behaves_like, "."))
		return err_set(e, ERR_LAB, "'behaves like:' ends with a full stop, and the report "
					   "goes on");
	return true;
}

bool mutant_parse(struct mutant *m, const char *name, const char *source, struct err *e)
{
	static const char *const keys[] = { "mutant:", "behaves like:", "killed by:",
					    "why learners write this:" };
	AUTO(freep) char *comment = top_comment(source);

	*m = (struct mutant){ NULL, NULL, NULL, NULL };
	if (!comment)
		return err_set(e, ERR_LAB, "it does not begin with a comment");
	m->name = value_of(comment, keys[0], keys, LEN(keys));
	m->behaves_like = value_of(comment, keys[1], keys, LEN(keys));
	m->killed_by = value_of(comment, keys[2], keys, LEN(keys));
	m->why = value_of(comment, keys[3], keys, LEN(keys));
	if (judge(m, name, e))
		return true;
	mutant_release(m);
	return false;
}

void mutant_release(struct mutant *m)
{
	free(m->name);
	free(m->behaves_like);
	free(m->killed_by);
	free(m->why);
	*m = (struct mutant){ NULL, NULL, NULL, NULL };
}
