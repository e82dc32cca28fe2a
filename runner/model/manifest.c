/* Theory of operation: three steps, each of which may end with a message that names the place.
 *
 *	parse     jansson says whether the text is JSON at all, without a key twice
 *	check     manifest_check.c: a table of rules per object: which keys there are, which of
 *	          them have to be there, of what type and within which bounds
 *	relate    what refers to something else: ids, tests, needs, points
 *
 * jansson keeps no positions, so a message is written with the path of what it is about, and
 * json_place.c looks the path up in the text. */
#include "model/manifest.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "model/manifest_private.h"

#include <string.h>

/* ---- parse ---- */

/* jansson stands behind the key that came twice: back to its first quote. */
static size_t start_of_key(const char *text, size_t end)
{
	size_t at = end ? end - 1 : 0;

	while (at > 0 && (text[at - 1] != '"' || (at > 1 && text[at - 2] == '\\')))
		at--;
	return at ? at - 1 : 0;
}

static bool complain_doubled(const char *file, const char *text, size_t end, struct err *e)
{
	size_t at = start_of_key(text, end);
	struct json_place place = json_place_of(text, at);
	AUTO(buf_release) struct buf key = BUF_INIT_MAX(80);

	if (end > at + 2)
		manifest_show(&key, text + at + 1, end - at - 2);
	err_set(e, ERR_LAB, "%s:%u:%u: '%s' is there twice in the same object", file, place.line,
		place.column, key.s);
	return err_hint(e, "keep one of the two");
}

static json_t *parse(const char *file, const char *text, size_t n, struct err *e)
{
	json_error_t why;
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &why);
	AUTO(buf_release) struct buf words = BUF_INIT;

	if (root)
		return root;
	if (json_error_code(&why) == json_error_duplicate_key && why.position > 0 &&
	    (size_t)why.position <= n) {
		complain_doubled(file, text, (size_t)why.position, e);
		return NULL;
	}
	manifest_show(&words, why.text, strlen(why.text));
	err_set(e, ERR_LAB, "%s:%d:%d: this is not JSON: %s", file, why.line > 0 ? why.line : 1,
		why.column > 0 ? why.column : 1, words.s);
	err_hint(e, "look at this place and just before it: a comma, a quote or a bracket");
	return NULL;
}

/* ---- relate ---- */

struct relating {
	struct look *l;
	const json_t *requirements;
};

static const char *id_at(const struct relating *w, size_t i)
{
	return json_string_value(json_object_get(json_array_get(w->requirements, i), "id"));
}

static const json_t *list_at(const struct relating *w, size_t i, const char *key)
{
	return json_object_get(json_array_get(w->requirements, i), key);
}

/* The path to requirements[i].key, and to element k of it unless k is SIZE_MAX. */
static void look_at(struct relating *w, size_t i, const char *key, size_t k)
{
	w->l->depth = 0;
	manifest_step(w->l, "requirements", 0);
	manifest_step(w->l, NULL, i);
	manifest_step(w->l, key, 0);
	if (k != SIZE_MAX)
		manifest_step(w->l, NULL, k);
}

static bool relate_id(struct relating *w, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (str_eq(id_at(w, k), id_at(w, i))) {
			look_at(w, i, "id", SIZE_MAX);
			manifest_complain(w->l, false, "two requirements have the id '%s'",
					  id_at(w, i));
			return err_hint(w->l->e, "give each requirement an id of its own");
		}
	return true;
}

static bool complain_need(struct relating *w, size_t i, size_t k, const char *need)
{
	const char *names[64];
	const char *meant;

	for (size_t j = 0; j < i; j++)
		names[j] = id_at(w, j);
	meant = str_nearest(need, names, i);
	look_at(w, i, "needs", k);
	manifest_complain(w->l, false,
			  "requirement '%s' needs '%s', and no requirement before it has "
			  "that id",
			  id_at(w, i), need);
	if (meant)
		return err_hint(w->l->e, "did you mean '%s'?", meant);
	return err_hint(w->l->e,
			"requirements stand in the order of learning: move it, or name one that "
			"comes before");
}

static bool relate_needs(struct relating *w, size_t i)
{
	const json_t *needs = list_at(w, i, "needs");

	for (size_t k = 0; k < json_array_size(needs); k++) {
		const char *need = json_string_value(json_array_get(needs, k));
		size_t j = 0;

		while (j < i && !str_eq(id_at(w, j), need))
			j++;
		if (j == i)
			return complain_need(w, i, k, need);
	}
	return true;
}

/* Is there a test of that name before place k of requirement i? */
static const char *owner_before(const struct relating *w, size_t i, size_t k, const char *name)
{
	for (size_t j = 0; j <= i; j++) {
		const json_t *tests = list_at(w, j, "tests");
		size_t n = j == i ? k : json_array_size(tests);

		for (size_t m = 0; m < n; m++)
			if (str_eq(json_string_value(json_array_get(tests, m)), name))
				return id_at(w, j);
	}
	return NULL;
}

static bool relate_tests(struct relating *w, size_t i)
{
	const json_t *tests = list_at(w, i, "tests");

	for (size_t k = 0; k < json_array_size(tests); k++) {
		const char *name = json_string_value(json_array_get(tests, k));
		const char *owner = owner_before(w, i, k, name);

		if (!owner)
			continue;
		look_at(w, i, "tests", k);
		manifest_complain(w->l, false, "the test '%s' belongs to requirement '%s' already",
				  name, owner);
		return err_hint(w->l->e, "each test belongs to exactly one requirement");
	}
	return true;
}

static json_int_t points_at(const struct relating *w, size_t i)
{
	return json_integer_value(list_at(w, i, "points"));
}

/* No requirement decides alone, once there are enough of them to share. */
static bool relate_points(struct relating *w)
{
	size_t n = json_array_size(w->requirements);
	json_int_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += points_at(w, i);
	for (size_t i = 0; n >= 4 && i < n; i++) {
		if (points_at(w, i) * 4 <= sum)
			continue;
		look_at(w, i, "points", SIZE_MAX);
		manifest_complain(w->l, false,
				  "requirement '%s' has %d of %d points, which is more "
				  "than a quarter",
				  id_at(w, i), (int)points_at(w, i), (int)sum);
		return err_hint(w->l->e, "give it fewer points, or make two requirements of it");
	}
	return true;
}

/* A list of names holds each once. `key` is a key of the whole file. */
static bool relate_names(struct look *l, const json_t *root, const char *key)
{
	const json_t *list = json_object_get(root, key);

	for (size_t i = 0; i < json_array_size(list); i++)
		for (size_t k = 0; k < i; k++) {
			const char *name = json_string_value(json_array_get(list, i));

			if (!str_eq(name, json_string_value(json_array_get(list, k))))
				continue;
			l->depth = 0;
			manifest_step(l, key, 0);
			manifest_step(l, NULL, i);
			manifest_complain(l, false, "'%s' names '%s' twice", key, name);
			return err_hint(l->e, "take one of the two out");
		}
	return true;
}

static bool relate(struct look *l, const json_t *root)
{
	struct relating w = { l, json_object_get(root, "requirements") };

	l->whose[0] = '\0';
	if (!relate_names(l, root, "api") || !relate_names(l, root, "after"))
		return false;
	for (size_t i = 0; i < json_array_size(w.requirements); i++)
		if (!relate_id(&w, i) || !relate_needs(&w, i) || !relate_tests(&w, i))
			return false;
	return relate_points(&w);
}

/* ---- all of it ---- */

json_t *manifest_parse(const char *path, const char *text, size_t n, struct err *e)
{
	struct look l = { .file = path, .text = text, .length = n, .e = e };
	json_t *root = parse(path, text, n, e);

	if (!root)
		return NULL;
	if (!json_is_object(root)) {
		manifest_complain(&l, false, "the manifest is %s, expected an object",
				  manifest_type_of(root));
	} else if (manifest_check(&l, manifest_rules, root) && relate(&l, root)) {
		return root;
	}
	json_decref(root);
	return NULL;
}
