/* The tables of manifest_words.c applied to a manifest, one small function a shape of value. */
#include "model/manifest.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/manifest_private.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* ---- check: one value ---- */

static size_t characters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += (*text & 0xc0) != 0x80;
	return n;
}

/* One line, nothing a terminal would obey: what str_show changes is not accepted. */
static bool is_plain_line(const char *text)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	if (strpbrk(text, "\n\t"))
		return false;
	str_show(&shown, text, strlen(text));
	return str_eq(shown.s, text);
}

static bool is_slug(const char *text)
{
	bool begins = true; /* a word begins here */

	for (; *text; text++) {
		if (*text == '-' && begins)
			return false;
		if (*text != '-' && !islower((unsigned char)*text) &&
		    !isdigit((unsigned char)*text))
			return false;
		begins = *text == '-';
	}
	return !begins;
}

static bool is_keyword(const char *text)
{
	static const char *const keyword[] = {
		"auto", "break", "case", "char", "const", "continue", "default", "do", "double",
		"else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "long",
		"register", "restrict", "return", "short", "signed", "sizeof", "static", "struct",
		"switch", "typedef", "union", "unsigned", "void", "volatile", "while", "main",
	};

	for (size_t i = 0; i < LEN(keyword); i++)
		if (str_eq(keyword[i], text))
			return true;
	return false;
}

/* Begins with a letter: names that begin with '_' belong to the C library and the compiler. */
static bool is_c_name(const char *text)
{
	if (!isalpha((unsigned char)*text) || is_keyword(text))
		return false;
	for (; *text; text++)
		if (!isalnum((unsigned char)*text) && *text != '_')
			return false;
	return true;
}

static bool is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (str_eq(*words, text))
			return true;
	return false;
}

static bool check_number(const struct look *l, const struct rule *r, const json_t *value)
{
	AUTO(freep) char *what = NULL;

	if (!json_is_integer(value))
		return manifest_complain_value(l, r, r->list_max > 0, manifest_type_of(value));
	if (json_integer_value(value) >= r->min && json_integer_value(value) <= r->max)
		return true;
	what = xfmt("%lld", (long long)json_integer_value(value));
	if (str_eq(r->key, "format"))
		err_hint(l->e, "this hone reads format %d; a newer one may read this lab",
			 LAB_FORMAT);
	return manifest_complain_value(l, r, r->list_max > 0, what);
}

static bool complain_text(const struct look *l, const struct rule *r, const char *text)
{
	AUTO(freep) char *what = xfmt("\"%.60s\"", text);
	const char *meant = NULL;

	if (r->type == ONE_OF) {
		size_t n = 0;

		while (r->one_of[n])
			n++;
		meant = str_nearest(text, r->one_of, n);
	}
	manifest_complain_value(l, r, r->list_max > 0, what);
	return meant ? err_hint(l->e, "did you mean \"%s\"?", meant) : false;
}

static bool check_text(const struct look *l, const struct rule *r, const json_t *value)
{
	const char *text = json_string_value(value);
	AUTO(freep) char *what = NULL;
	long n;

	if (!text)
		return manifest_complain_value(l, r, r->list_max > 0, manifest_type_of(value));
	n = (long)characters(text);
	if (r->type != ONE_OF && (n < r->min || n > r->max)) {
		what = xfmt("text of %ld characters", n);
		return manifest_complain_value(l, r, r->list_max > 0, what);
	}
	if ((r->type == WORDS && !is_plain_line(text)) || (r->type == SLUG && !is_slug(text)) ||
	    (r->type == NAME && !is_c_name(text)) ||
	    (r->type == ONE_OF && !is_one_of(text, r->one_of)))
		return complain_text(l, r, text);
	return true;
}

/* ---- check: objects and lists ---- */

void manifest_step(struct look *l, const char *key, size_t index)
{
	l->step[l->depth++] = (struct json_step){ key, index };
}

static bool check_one(struct look *l, const struct rule *r, const json_t *value)
{
	if (r->type == WHOLE)
		return check_number(l, r, value);
	if (r->type != OBJECT)
		return check_text(l, r, value);
	if (!json_is_object(value))
		return manifest_complain_value(l, r, r->list_max > 0, manifest_type_of(value));
	return manifest_check(l, r->members, value);
}

/* Messages about what is inside a requirement name it, by its id if it has a usable one. */
static void name_owner(struct look *l, const struct rule *r, const json_t *element, size_t index)
{
	const char *id = json_string_value(json_object_get(element, "id"));

	if (r->type != OBJECT)
		return;
	if (id && is_slug(id) && strlen(id) <= 40)
		snprintf(l->whose, sizeof l->whose, " of requirement '%s'", id);
	else
		snprintf(l->whose, sizeof l->whose, " of requirement %zu", index + 1);
}

static bool check_list(struct look *l, const struct rule *r, const json_t *list)
{
	AUTO(freep) char *what = NULL;
	size_t n = json_array_size(list);

	if (!json_is_array(list))
		return manifest_complain_value(l, r, false, manifest_type_of(list));
	if (n < r->list_min || n > r->list_max) {
		what = xfmt("a list of %zu", n);
		return manifest_complain_value(l, r, false, what);
	}
	for (size_t i = 0; i < n; i++) {
		const json_t *element = json_array_get(list, i);

		manifest_step(l, NULL, i);
		if (json_is_object(element))
			name_owner(l, r, element, i);
		if (!check_one(l, r, element))
			return false;
		l->depth--;
	}
	if (r->type == OBJECT)
		l->whose[0] = '\0';
	return true;
}

static bool complain_unknown(struct look *l, const struct rule *rules, const char *key)
{
	const char *names[16];
	const char *meant;
	size_t n = 0;

	for (; rules[n].key; n++)
		names[n] = rules[n].key;
	meant = str_nearest(key, names, n);
	manifest_step(l, key, 0);
	manifest_complain(l, true, "'%.60s'%s is no key that is known here", key, l->whose);
	if (meant)
		return err_hint(l->e, "did you mean '%s'?", meant);
	return err_hint(l->e, "take it out, or see labs/README.md for the keys that there are");
}

static bool check_keys(struct look *l, const struct rule *rules, const json_t *object)
{
	const char *key;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)object, key, value) {
		const struct rule *r = rules;

		while (r->key && !str_eq(r->key, key))
			r++;
		if (!r->key)
			return complain_unknown(l, rules, key);
	}
	return true;
}

bool manifest_check(struct look *l, const struct rule *rules, const json_t *object)
{
	if (!check_keys(l, rules, object))
		return false;
	for (const struct rule *r = rules; r->key; r++) {
		const json_t *value = json_object_get(object, r->key);

		if (!value && !r->required)
			continue;
		if (!value) {
			AUTO(buf_release) struct buf expected = BUF_INIT;

			manifest_expect(r, &expected);
			return manifest_complain(l, false, "'%s'%s is missing, expected %s", r->key,
						 l->whose, expected.s);
		}
		manifest_step(l, r->key, 0);
		if (!(r->list_max ? check_list(l, r, value) : check_one(l, r, value)))
			return false;
		l->depth--;
	}
	return true;
}
