/* A walk over text that is known to be JSON: values are passed over by their brackets and quotes,
 * without recursion. Every step checks the end all the same. */
#include "model/json_place.h"
#include "base/str.h"

#include <stdint.h>
#include <string.h>

struct walk {
	const char *at, *end;
};

static void skip_space(struct walk *w)
{
	while (w->at < w->end && strchr(" \t\r\n", *w->at) && *w->at)
		w->at++;
}

/* From an opening quote to behind the closing one. */
static void skip_string(struct walk *w)
{
	for (w->at++; w->at < w->end && *w->at != '"'; w->at++)
		if (*w->at == '\\')
			w->at++;
	w->at = w->at < w->end ? w->at + 1 : w->end;
}

/* Behind the value that begins here, whatever it is. */
static void skip_value(struct walk *w)
{
	size_t depth = 0;

	for (; w->at < w->end; w->at++) {
		if (*w->at == '"') {
			skip_string(w);
			w->at--;
		} else if (*w->at == '{' || *w->at == '[') {
			depth++;
		} else if (depth == 0 && strchr(",}] \t\r\n", *w->at) && *w->at) {
			return;
		} else if (*w->at == '}' || *w->at == ']') {
			depth--;
		} else {
			continue;
		}
		if (depth == 0) {
			w->at++;
			return;
		}
	}
}

/* Behind the comma, onto the next member; false at the closing bracket. */
static bool next_member(struct walk *w)
{
	skip_space(w);
	if (w->at >= w->end || *w->at != ',')
		return false;
	w->at++;
	skip_space(w);
	return w->at < w->end;
}

static bool key_is(const char *quoted, size_t n, const char *key)
{
	return n == strlen(key) + 2 && memcmp(quoted + 1, key, n - 2) == 0;
}

/* Onto the value of the member `key`; *key_at is where the key stands. */
static bool enter_object(struct walk *w, const char *key, const char **key_at)
{
	if (w->at >= w->end || *w->at != '{')
		return false;
	w->at++;
	skip_space(w);
	if (w->at >= w->end || *w->at != '"')
		return false;
	do {
		const char *quoted = w->at;
		size_t n;

		skip_string(w);
		n = (size_t)(w->at - quoted);
		skip_space(w);
		if (w->at < w->end) /* the colon */
			w->at++;
		skip_space(w);
		*key_at = quoted;
		if (key_is(quoted, n, key))
			return w->at < w->end;
		skip_value(w);
	} while (next_member(w));
	return false;
}

static bool enter_array(struct walk *w, size_t index)
{
	if (w->at >= w->end || *w->at != '[')
		return false;
	w->at++;
	skip_space(w);
	for (; index; index--) {
		skip_value(w);
		if (!next_member(w))
			return false;
	}
	return w->at < w->end && *w->at != ']';
}

bool json_place_find(const char *text, size_t length, const struct json_path *path,
		     struct json_place *place)
{
	struct walk w = { text, text + length };
	const char *key_at = NULL;

	skip_space(&w);
	for (size_t i = 0; i < path->n; i++) {
		const struct json_step *step = &path->step[i];

		if (!(step->key ? enter_object(&w, step->key, &key_at) :
				  enter_array(&w, step->index)))
			return false;
	}
	*place = json_place_of(text, (size_t)((path->to_key && key_at ? key_at : w.at) - text));
	return true;
}

struct json_place json_place_of(const char *text, size_t offset)
{
	struct json_place place = { 1, 1 };

	for (size_t i = 0; i < offset; i++) {
		if (text[i] == '\n')
			place = (struct json_place){ place.line + 1, 1 };
		else if ((text[i] & 0xc0) != 0x80)
			place.column++;
	}
	return place;
}
