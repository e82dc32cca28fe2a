/* gcc 12 writes its messages as they are into JSON strings: bytes that are no UTF-8, control
 * characters, and "\0" for a NUL. clean() mends that first; then each element of the array is
 * parsed on its own, so that an array that was cut in the middle still gives what came before. */
#include "model/diagnostics.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define MAX_LINE_NUMBER 10000000
#define MAX_ARRAYS 64
#define MAX_CHILDREN 16
#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct found {
	struct diagnostic *list;
	size_t n;
};

void diagnostic_release(struct diagnostic *d)
{
	free(d->severity);
	free(d->message);
	free(d->option);
	free(d->file);
	free(d->source);
	free(d->hint);
	*d = (struct diagnostic){ .severity = NULL };
}

/* ---- cleaning ---- */

static void clean(const char *text, size_t n, struct buf *out)
{
	while (n) {
		size_t length = str_utf8(text, n, NULL);

		if (*text == '\\' && n > 1 && text[1] == '0') {
			buf_str(out, REPLACEMENT);
			length = 2;
		} else if (*text == '\\' && n > 1 && str_utf8(text + 1, n - 1, NULL) == 1) {
			buf_add(out, text, 2);
			length = 2;
		} else if (!length || ((unsigned char)*text < ' ' && *text != '\n')) {
			buf_str(out, REPLACEMENT);
			length = 1;
		} else {
			buf_add(out, text, length);
		}
		text += length;
		n -= length;
	}
}

/* ---- one diagnostic of gcc's JSON ---- */

static unsigned number_in(const json_t *object, const char *key)
{
	json_int_t value = json_integer_value(json_object_get(object, key));

	return value > 0 && value <= MAX_LINE_NUMBER ? (unsigned)value : 0;
}

static const char *text_in(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

/* "error" for all that stops a compilation, "warning", or NULL for what is only said beside. */
static const char *severity_of(const char *kind)
{
	static const char *const beside[] = { "note", "anachronism", "debug", "pedwarn",
					      "permerror" };

	if (!kind)
		return NULL;
	if (str_eq(kind, "warning"))
		return "warning";
	for (size_t i = 0; i < LEN(beside); i++)
		if (str_eq(kind, beside[i]))
			return NULL;
	return "error";
}

/* What the compiler would write instead, in words. */
static char *hint_of(const json_t *object)
{
	const json_t *fix = json_array_get(json_object_get(object, "fixits"), 0);
	const json_t *start = json_object_get(fix, "start"), *next = json_object_get(fix, "next");
	const char *text = text_in(fix, "string");

	if (!text || json_array_size(json_object_get(object, "fixits")) != 1)
		return NULL;
	if (!*text)
		return xstrdup("take it out");
	if (json_equal(start, next))
		return xfmt("put '%s' there", text);
	return xfmt("write '%s' there", text);
}

static void add_json(struct found *found, const json_t *object)
{
	const char *severity = severity_of(text_in(object, "kind"));
	const char *message = text_in(object, "message"), *option = text_in(object, "option");
	const json_t *location = json_array_get(json_object_get(object, "locations"), 0);
	const json_t *caret = json_object_get(location, "caret");
	const char *file = text_in(caret, "file");
	struct diagnostic d;

	if (!severity || !message || found->n == DIAGNOSTICS_MAX)
		return;
	if (str_eq(file, "<command-line>") && str_eq(severity, "warning"))
		return; /* about our flags: nothing that a learner could mend */
	d = (struct diagnostic){
		.severity = xstrdup(severity),
		.message = xstrdup(message),
		.option = xstrdup_or_null(option),
		.file = xstrdup(path_base(file ? file : "")),
		.line = number_in(caret, "line"),
		.column = number_in(caret, "column"),
		.hint = hint_of(object),
	};
	VEC_PUSH(found->list, found->n, d);
}

/* gcc puts what it found at the same time below the first one. */
static void add_with_children(struct found *found, const json_t *object)
{
	const json_t *children = json_object_get(object, "children");

	add_json(found, object);
	for (size_t i = 0; i < json_array_size(children) && i < MAX_CHILDREN; i++)
		add_json(found, json_array_get(children, i));
}

/* ---- one array ---- */

/* Reads the array that begins at `at`; where reading stopped. */
static const char *read_array(const char *at, const char *end, struct found *found)
{
	for (at++; at < end; at++) {
		json_error_t why;
		json_t *object;

		at += strspn(at, " \n,");
		object = *at == '{'
				 ? json_loadb(at, (size_t)(end - at), JSON_DISABLE_EOF_CHECK, &why)
				 : NULL;
		if (!object)
			return at;
		add_with_children(found, object);
		json_decref(object);
		at += why.position - 1;
	}
	return end;
}

/* ---- one line of text: "file:12:5: error: words [-Woption]" ---- */

/* The end of ":12:5: " or ":12: ", which begins at `at`; NULL if it does not. */
static const char *read_numbers(const char *at, unsigned *line, unsigned *column)
{
	unsigned *const to[] = { line, column };
	size_t n = 0;

	*line = *column = 0;
	for (; n < LEN(to) && *at == ':' && strchr("0123456789", at[1]) && at[1]; n++) {
		char *end;
		unsigned long value = strtoul(at + 1, &end, 10);

		*to[n] = value <= MAX_LINE_NUMBER ? (unsigned)value : 0;
		at = end;
	}
	return n && *at == ':' ? at + 1 + strspn(at + 1, " ") : NULL;
}

static void add_line(struct found *found, const char *text)
{
	static const struct { const char *mark, *severity; } row[] = {
		{ "fatal error: ", "error" }, { "error: ", "error" },
		{ "Error: ", "error" },       { "warning: ", "warning" },
	};
	const char *colon = strchr(text, ':'), *words;
	struct diagnostic d = { .severity = NULL };

	words = colon ? read_numbers(colon, &d.line, &d.column) : NULL;
	for (size_t i = 0; words && !d.severity && i < LEN(row); i++)
		if (str_starts(words, row[i].mark)) {
			AUTO(freep) char *file = xstrndup(text, (size_t)(colon - text));

			d.severity = xstrdup(row[i].severity);
			d.message = xstrdup(words + strlen(row[i].mark));
			d.file = xstrdup(path_base(file));
		}
	if (d.severity)
		VEC_PUSH(found->list, found->n, d);
}

/* ---- all of it ---- */

static void read_all(const char *at, const char *end, struct found *found)
{
	size_t narrays = 0;

	while (at < end && found->n < DIAGNOSTICS_MAX) {
		size_t n = strcspn(at, "\n");

		if (*at == '[' && narrays++ < MAX_ARRAYS) {
			at = read_array(at, end, found);
			n = strcspn(at, "\n");
		} else {
			AUTO(freep) char *line = xstrndup(at, n);

			add_line(found, line);
		}
		at += n + 1;
	}
}

void diagnostics_parse(const char *text, size_t length, struct diagnostic **list, size_t *n)
{
	AUTO(buf_release) struct buf cleaned = BUF_INIT;
	struct found found = { NULL, 0 };

	clean(text, length, &cleaned);
	read_all(cleaned.s, cleaned.s + strlen(cleaned.s), &found);
	for (int errors = 1; errors >= 0; errors--)
		for (size_t i = 0; i < found.n; i++)
			if (str_eq(found.list[i].severity, "error") == (errors == 1))
				VEC_PUSH(*list, *n, found.list[i]);
	free(found.list);
}
