/* What a manifest may say, as tables; and how a mistake in it is put into words. */
#include "model/manifest.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/lab.h"
#include "model/manifest_private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const manifest_difficulties[] = { "beginner", "intermediate", "advanced", NULL };
const char *const manifest_profiles[] = { "pure", "threads", NULL };

/* ---- rules ---- */

static const struct rule requirement_rules[] = {
	{ "id", SLUG, true, 1, 40, 0, 0, NULL, NULL },
	{ "points", WHOLE, true, 1, 16, 0, 0, NULL, NULL },
	{ "needs", SLUG, false, 1, 40, 0, 32, NULL, NULL },
	{ "title", WORDS, true, 3, 120, 0, 0, NULL, NULL },
	{ "tests", NAME, true, 1, 100, 1, 64, NULL, NULL },
	{ "hints", WORDS, true, 3, 400, 1, 6, NULL, NULL },
	{ NULL, WHOLE, false, 0, 0, 0, 0, NULL, NULL },
};

static const struct rule limit_rules[] = {
	{ "memory_mb", WHOLE, false, 16, 1024, 0, 0, NULL, NULL },
	{ "test_cpu_ms", WHOLE, false, 10, 10000, 0, 0, NULL, NULL },
	{ "test_wall_ms", WHOLE, false, 100, 60000, 0, 0, NULL, NULL },
	{ NULL, WHOLE, false, 0, 0, 0, 0, NULL, NULL },
};

/* To add a key: its row here, its member in struct lab, and a line in lab.c's fill(). */
const struct rule manifest_rules[] = {
	{ "format", WHOLE, true, LAB_FORMAT, LAB_FORMAT, 0, 0, NULL, NULL },
	{ "title", WORDS, true, 3, 60, 0, 0, NULL, NULL },
	{ "track", SLUG, true, 1, 40, 0, 0, NULL, NULL },
	{ "summary", WORDS, true, 3, 120, 0, 0, NULL, NULL },
	{ "difficulty", ONE_OF, true, 0, 0, 0, 0, manifest_difficulties, NULL },
	{ "minutes", WHOLE, true, 1, 600, 0, 0, NULL, NULL },
	{ "after", SLUG, false, 1, 40, 0, 16, NULL, NULL },
	{ "profile", ONE_OF, true, 0, 0, 0, 0, manifest_profiles, NULL },
	{ "api", NAME, true, 1, 63, 1, 64, NULL, NULL },
	{ "requirements", OBJECT, true, 0, 0, 1, 32, NULL, requirement_rules },
	{ "limits", OBJECT, false, 0, 0, 0, 0, NULL, limit_rules },
	{ NULL, WHOLE, false, 0, 0, 0, 0, NULL, NULL },
};

const char *manifest_type_of(const json_t *value)
{
	static const char *const name[] = {
		[JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list",   [JSON_STRING] = "a string",
		[JSON_INTEGER] = "a number", [JSON_REAL] = "a number with a fraction",
		[JSON_TRUE] = "true",        [JSON_FALSE] = "false",    [JSON_NULL] = "null",
	};

	return name[json_typeof(value)];
}

static void expect_one_of(const struct rule *r, struct buf *out)
{
	for (size_t i = 0; r->one_of[i]; i++)
		buf_fmt(out, "%s\"%s\"",
			i == 0             ? ""
			: r->one_of[i + 1] ? ", "
					   : " or ",
			r->one_of[i]);
}

/* "a whole number from 1 to 16", …: an element of a list, or the value itself. */
static void expect_value(const struct rule *r, struct buf *out)
{
	static const char *const words[] = {
		[SLUG] = "lower-case words joined by '-'",
		[NAME] = "the name of a C function",
		[OBJECT] = "an object",
		[WORDS] = "one line of plain text",
		[WHOLE] = "a whole number",
	};

	if (r->type == ONE_OF) {
		expect_one_of(r, out);
		return;
	}
	buf_str(out, words[r->type]);
	if (r->type == WHOLE && r->min == r->max)
		buf_fmt(out, ", %ld", r->min);
	else if (r->type == WHOLE)
		buf_fmt(out, " from %ld to %ld", r->min, r->max);
	else if (r->type != OBJECT)
		buf_fmt(out, ", %ld to %ld characters", r->min, r->max);
}

void manifest_expect(const struct rule *r, struct buf *out)
{
	if (r->list_max)
		buf_fmt(out, "a list of %zu to %zu, each ", r->list_min, r->list_max);
	expect_value(r, out);
}

/* ---- messages ---- */

void manifest_show(struct buf *out, const char *text, size_t n)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, text, n);
	for (const char *c = shown.s; *c; c++)
		buf_char(out, *c == '\n' || *c == '\t' ? ' ' : *c);
}

static void place_of(const struct look *l, bool want_key, struct json_place *place)
{
	*place = (struct json_place){ 1, 1 };
	for (size_t n = l->depth + 1; n-- > 0; want_key = false) {
		const struct json_path path = { l->step, n, want_key };

		if (json_place_find(l->text, l->length, &path, place))
			return;
	}
}

bool manifest_complain(const struct look *l, bool want_key, const char *format, ...)
{
	AUTO(buf_release) struct buf words = BUF_INIT;
	AUTO(buf_release) struct buf shown = BUF_INIT;
	struct json_place place;
	va_list args;

	va_start(args, format);
	buf_vfmt(&words, format, args);
	va_end(args);
	manifest_show(&shown, words.s, words.len);
	place_of(l, want_key, &place);
	return err_set(l->e, ERR_LAB, "%s:%u:%u: %s", l->file, place.line, place.column, shown.s);
}

bool manifest_complain_value(const struct look *l, const struct rule *r, bool element,
			     const char *what)
{
	AUTO(buf_release) struct buf expected = BUF_INIT;

	if (element)
		expect_value(r, &expected);
	else
		manifest_expect(r, &expected);
	return manifest_complain(l, false, "%s'%s'%s is %s, expected %s",
				 element ? "an element of " : "", r->key, l->whose, what,
				 expected.s);
}
