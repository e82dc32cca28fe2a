/* Reading a result back. Hostile: the file may come from anywhere, so every type and bound is
 * checked. Members are read into a table of places, as they are written in result_json.c; unknown
 * keys are passed over, because a newer hone may write more. */
#include "model/result.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/diagnostics.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#define MAX_LIST 256
#define MAX_TESTS 4096

enum kind { TEXT, MUST_TEXT, COUNT, WIDE, FLAG };

struct member {
	const char *key;
	enum kind kind; /* TEXT: char *, may be missing; COUNT: unsigned; WIDE: uint64_t */
	size_t at;
};

#define IN(type, member) offsetof(struct type, member)

static const struct member result_members[] = {
	{ "lab", MUST_TEXT, IN(result, lab) },       { "title", MUST_TEXT, IN(result, title) },
	{ "file", MUST_TEXT, IN(result, file) },     { "reason", TEXT, IN(result, reason) },
	{ "hint", TEXT, IN(result, hint) },
	{ "behaves_like", TEXT, IN(result, behaves_like) },
	{ "points", COUNT, IN(result, points) },
	{ "max_points", COUNT, IN(result, max_points) }, { "tier", COUNT, IN(result, tier) },
	{ "strict", FLAG, IN(result, is_strict) },
	{ "toolchain", TEXT, IN(result, toolchain) }, { "wall_ms", WIDE, IN(result, wall_ms) },
};

static const struct member requirement_members[] = {
	{ "id", MUST_TEXT, IN(requirement_result, id) },
	{ "title", MUST_TEXT, IN(requirement_result, title) },
	{ "points", COUNT, IN(requirement_result, points) },
	{ "earned", COUNT, IN(requirement_result, earned) },
};

static const struct member test_members[] = {
	{ "message", TEXT, IN(test_result, message) },
	{ "what", TEXT, IN(test_result, what) },
	{ "expected", TEXT, IN(test_result, expected) },
	{ "got", TEXT, IN(test_result, got) },
	{ "story", TEXT, IN(test_result, story) },
	{ "story_cut", FLAG, IN(test_result, story_cut) },
	{ "meaning", TEXT, IN(test_result, meaning) },
	{ "hint", TEXT, IN(test_result, hint) },
	{ "detail", TEXT, IN(test_result, detail) },
	{ "output", TEXT, IN(test_result, output) },
	{ "output_cut", FLAG, IN(test_result, output_cut) },
	{ "reason", TEXT, IN(test_result, reason) },
	{ "cpu_us", WIDE, IN(test_result, cpu_us) },
	{ "wall_us", WIDE, IN(test_result, wall_us) },
	{ "peak_kb", WIDE, IN(test_result, peak_kb) },
};

static const struct member place_members[] = {
	{ "function", TEXT, IN(place, function) },
	{ "line", COUNT, IN(place, line) },
	{ "column", COUNT, IN(place, column) },
	{ "last_line", COUNT, IN(place, last_line) },
};

static const struct member site_members[] = {
	{ "words", MUST_TEXT, IN(site, words) },
};

static const struct member diagnostic_members[] = {
	{ "severity", MUST_TEXT, IN(diagnostic, severity) },
	{ "message", MUST_TEXT, IN(diagnostic, message) },
	{ "option", TEXT, IN(diagnostic, option) },
	{ "file", MUST_TEXT, IN(diagnostic, file) },
	{ "line", COUNT, IN(diagnostic, line) },
	{ "column", COUNT, IN(diagnostic, column) },
	{ "source", TEXT, IN(diagnostic, source) },
	{ "hint", TEXT, IN(diagnostic, hint) },
};

/* ---- one member ---- */

static bool read_text(const json_t *value, bool must, char **to)
{
	if (!value)
		return !must;
	if (!json_is_string(value))
		return false;
	*to = xstrdup(json_string_value(value));
	return true;
}

static bool read_number(const json_t *value, uint64_t max, uint64_t *to)
{
	*to = 0;
	if (!value)
		return true;
	if (!json_is_integer(value) || json_integer_value(value) < 0 ||
	    (uint64_t)json_integer_value(value) > max)
		return false;
	*to = (uint64_t)json_integer_value(value);
	return true;
}

static bool read_member(const struct member *m, const json_t *value, void *to)
{
	uint64_t number = 0;

	if (m->kind == TEXT || m->kind == MUST_TEXT)
		return read_text(value, m->kind == MUST_TEXT, to);
	if (m->kind == FLAG) {
		*(bool *)to = json_is_true(value);
		return !value || json_is_boolean(value);
	}
	if (!read_number(value, m->kind == COUNT ? UINT32_MAX : INT64_MAX, &number))
		return false;
	if (m->kind == COUNT)
		*(unsigned *)to = (unsigned)number;
	else
		*(uint64_t *)to = number;
	return true;
}

static bool refuse(const char *whose, const char *key, struct err *e)
{
	return err_set(e, ERR_INPUT, "'%s' of %s is missing or not of its type", key, whose);
}

struct table {
	const char *whose; /* for messages */
	const struct member *member;
	size_t n;
};

#define TABLE(whose, members) (&(const struct table){ (whose), (members), LEN(members) })

static bool read_members(const json_t *object, const struct table *table, void *to, struct err *e)
{
	if (!json_is_object(object))
		return err_set(e, ERR_INPUT, "%s is no object", table->whose);
	for (size_t i = 0; i < table->n; i++) {
		const struct member *m = &table->member[i];

		if (!read_member(m, json_object_get(object, m->key), (char *)to + m->at))
			return refuse(table->whose, m->key, e);
	}
	return true;
}

/* ---- lists ---- */

static bool list_of(const json_t *object, const char *key, size_t max, const json_t **list)
{
	*list = json_object_get(object, key);
	return json_is_array(*list) && json_array_size(*list) <= max;
}

static bool read_texts(const json_t *object, const char *key, char ***texts, size_t *n)
{
	const json_t *list;

	if (!list_of(object, key, MAX_LIST, &list))
		return false;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *text = json_string_value(json_array_get(list, i));

		if (!text)
			return false;
		VEC_PUSH(*texts, *n, xstrdup(text));
	}
	return true;
}

/* A requirement lists its tests by name; each waits for its entry in `tests`. */
static bool read_requirement(struct result *r, const json_t *object, struct err *e)
{
	static const char whose[] = "a requirement";
	struct requirement_result empty = { .id = NULL }, *q;
	char **names = NULL;
	size_t n = 0;
	bool fine;

	VEC_PUSH(r->requirements, r->nrequirements, empty);
	q = &r->requirements[r->nrequirements - 1];
	if (!read_members(object, TABLE(whose, requirement_members), q, e))
		return false;
	fine = read_texts(object, "tests", &names, &n);
	for (size_t i = 0; i < n; i++) {
		struct test_result t = { .name = names[i], .verdict = V_COUNT };

		VEC_PUSH(q->tests, q->ntests, t);
	}
	free(names);
	if (!fine)
		return refuse(whose, "tests", e);
	if (!read_texts(object, "needs", &q->needs, &q->nneeds))
		return refuse(whose, "needs", e);
	return true;
}

static bool read_place(const json_t *object, const char *key, struct place *to, struct err *e)
{
	const json_t *place = json_object_get(object, key);

	return !place || read_members(place, TABLE("a place", place_members), to, e);
}

static bool read_sites(const json_t *object, struct test_result *t, struct err *e)
{
	const json_t *list;

	if (!json_object_get(object, "sites"))
		return true;
	if (!list_of(object, "sites", MAX_LIST, &list))
		return refuse("a test", "sites", e);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *site = json_array_get(list, i);
		struct site empty = { .words = NULL };

		VEC_PUSH(t->sites, t->nsites, empty);
		if (!read_members(site, TABLE("a site", site_members), &t->sites[i], e) ||
		    !read_place(site, "at", &t->sites[i].at, e))
			return false;
	}
	return true;
}

static bool read_test(struct result *r, const json_t *object, struct err *e)
{
	const char *name = json_string_value(json_object_get(object, "name"));
	const char *verdict = json_string_value(json_object_get(object, "verdict"));
	struct test_result *t = name ? result_find_test(r, name) : NULL;

	if (!t || t->verdict != V_COUNT)
		return err_set(e, ERR_INPUT, "a test is there that no requirement names, or twice");
	if (!verdict || !verdict_find(verdict, &t->verdict)) {
		t->verdict = V_NOT_RUN;
		return refuse("a test", "verdict", e);
	}
	return read_members(object, TABLE("a test", test_members), t, e) &&
	       read_place(object, "at", &t->at, e) &&
	       read_place(object, "allocated", &t->allocated, e) &&
	       read_place(object, "freed", &t->freed, e) && read_sites(object, t, e);
}

static bool read_diagnostic(struct result *r, const json_t *object, struct err *e)
{
	struct diagnostic empty = { .severity = NULL };

	VEC_PUSH(r->diagnostics, r->ndiagnostics, empty);
	return read_members(object, TABLE("a diagnostic", diagnostic_members),
			    &r->diagnostics[r->ndiagnostics - 1], e);
}

static const struct {
	const char *key;
	size_t max;
	bool (*read)(struct result *r, const json_t *object, struct err *e);
} lists[] = {
	{ "requirements", MAX_LIST, read_requirement },
	{ "tests", MAX_TESTS, read_test },
	{ "diagnostics", MAX_LIST, read_diagnostic },
};

static bool read_lists(struct result *r, const json_t *root, struct err *e)
{
	for (size_t i = 0; i < LEN(lists); i++) {
		const json_t *list;

		if (!list_of(root, lists[i].key, lists[i].max, &list))
			return refuse("the result", lists[i].key, e);
		for (size_t k = 0; k < json_array_size(list); k++)
			if (!lists[i].read(r, json_array_get(list, k), e))
				return false;
	}
	return true;
}

/* ---- all of it ---- */

static bool has_missing_test(const struct result *r)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			if (r->requirements[i].tests[k].verdict == V_COUNT)
				return true;
	return false;
}

static bool is_digest(const char *text)
{
	size_t n = strspn(text, "0123456789abcdef");

	return !text[n] && (n == 0 || n == DIGEST_SIZE - 1);
}

/* What is more than text or a number. */
static bool read_special(struct result *r, const json_t *root, struct err *e)
{
	const char *verdict = json_string_value(json_object_get(root, "verdict"));
	const char *digest = json_string_value(json_object_get(root, "digest"));
	const char *seed = json_string_value(json_object_get(root, "seed"));

	if (json_integer_value(json_object_get(root, "format")) != RESULT_FORMAT)
		return err_set(e, ERR_INPUT, "this is no result of format %d", RESULT_FORMAT);
	if (!verdict || !outcome_find(verdict, &r->outcome))
		return refuse("the result", "verdict", e);
	if (!digest || !is_digest(digest))
		return refuse("the result", "digest", e);
	memcpy(r->digest, digest, strlen(digest) + 1);
	if (!seed || !str_number(seed, UINT64_MAX, &r->seed))
		return refuse("the result", "seed", e);
	if (!read_texts(root, "layers", &r->layers, &r->nlayers))
		return refuse("the result", "layers", e);
	return true;
}

static bool read_result(struct result *r, const json_t *root, struct err *e)
{
	if (!read_members(root, TABLE("the result", result_members), r, e) ||
	    !read_special(r, root, e) || !read_lists(r, root, e))
		return false;
	if (has_missing_test(r))
		return err_set(e, ERR_INPUT,
			       "a test of a requirement is missing from the list of tests");
	return true;
}

struct result *result_from_json(const char *text, size_t n, struct err *e)
{
	json_error_t why;
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &why);
	struct result *r;
	bool fine;

	if (!root) {
		err_set(e, ERR_INPUT, "line %d, column %d: this is not JSON", why.line, why.column);
		return NULL;
	}
	r = xcalloc(1, sizeof *r);
	fine = read_result(r, root, e);
	json_decref(root);
	if (fine)
		return r;
	result_free(r);
	return NULL;
}
