#include "model/patterns.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/json_out.h"
#include "model/lab.h"
#include "model/result.h"

#include <string.h>

#include <jansson.h>

#define MAX_PATTERNS 1000
#define MAX_NAME 120
#define MAX_WORDS 1000

/* ---- sets of names ---- */

static bool has(char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return true;
	return false;
}

static const struct test_result *test_at(const struct result *r, size_t *q, size_t *t)
{
	while (*q < r->nrequirements && *t == r->requirements[*q].ntests)
		++*q, *t = 0;
	return *q < r->nrequirements ? &r->requirements[*q].tests[(*t)++] : NULL;
}

/* ---- from results ---- */

void patterns_add_random(struct patterns *p, const struct result *r)
{
	size_t q = 0, k = 0;

	for (const struct test_result *t; (t = test_at(r, &q, &k));)
		if (t->random && !patterns_is_random(p, t->name))
			VEC_PUSH(p->random, p->nrandom, xstrdup(t->name));
}

void patterns_add(struct patterns *p, const char *name, const char *behaves_like,
		  const struct result *r)
{
	struct pattern one = { .name = xstrdup(name),
			       .behaves_like = xstrdup_or_null(behaves_like) };
	size_t q = 0, k = 0;

	for (const struct test_result *t; (t = test_at(r, &q, &k));)
		if (t->verdict != V_PASS && !patterns_is_random(p, t->name))
			VEC_PUSH(one.fails, one.nfails, xstrdup(t->name));
	VEC_PUSH(p->pattern, p->n, one);
}

void patterns_release(struct patterns *p)
{
	for (size_t i = 0; i < p->n; i++) {
		free(p->pattern[i].name);
		free(p->pattern[i].behaves_like);
		fs_free_names(p->pattern[i].fails, p->pattern[i].nfails);
	}
	free(p->pattern);
	fs_free_names(p->random, p->nrandom);
	*p = (struct patterns){ NULL, 0, NULL, 0 };
}

/* ---- recognising ---- */

bool pattern_fails(const struct pattern *p, const char *test)
{
	return has(p->fails, p->nfails, test);
}

bool patterns_is_random(const struct patterns *p, const char *test)
{
	return has(p->random, p->nrandom, test);
}

static bool fails_alike(const struct pattern *a, const struct pattern *b)
{
	for (size_t i = 0; i < a->nfails; i++)
		if (!pattern_fails(b, a->fails[i]))
			return false;
	return a->nfails == b->nfails;
}

size_t patterns_alike(const struct patterns *p, size_t i)
{
	size_t n = 0;

	for (size_t k = 0; k < p->n; k++)
		n += fails_alike(&p->pattern[k], &p->pattern[i]);
	return n;
}

const char *patterns_recognise(const struct patterns *p, const struct result *r)
{
	struct patterns theirs = { .random = p->random, .nrandom = p->nrandom };
	const struct pattern *found = NULL;
	size_t n = 0;

	patterns_add(&theirs, "", NULL, r);
	for (size_t i = 0; i < p->n && theirs.pattern[0].nfails; i++)
		if (fails_alike(&p->pattern[i], &theirs.pattern[0])) {
			found = &p->pattern[i];
			n++;
		}
	theirs.random = NULL;
	theirs.nrandom = 0;
	patterns_release(&theirs);
	return n == 1 ? found->behaves_like : NULL;
}

/* ---- the file ---- */

void patterns_to_json(const struct patterns *p, struct buf *out)
{
	struct json_out o = JSON_OUT(out, true);

	json_begin(&o, NULL, '{', false);
	json_number(&o, "format", PATTERNS_FORMAT);
	json_texts(&o, "random", p->random, p->nrandom);
	json_begin(&o, "mutants", '[', false);
	for (size_t i = 0; i < p->n; i++) {
		const struct pattern *one = &p->pattern[i];

		json_begin(&o, NULL, '{', false);
		json_text(&o, "name", one->name);
		json_text(&o, "behaves_like", one->behaves_like);
		json_begin(&o, "fails", '[', false);
		for (size_t k = 0; k < one->nfails; k++)
			json_text(&o, NULL, one->fails[k]);
		json_end(&o, ']');
		json_end(&o, '}');
	}
	json_end(&o, ']');
	json_end(&o, '}');
	buf_char(out, '\n');
}

static bool refuse(struct err *e, const char *what)
{
	return err_set(e, ERR_LAB, "%s is not what `hone vet --write` writes: %s", PATTERNS_FILE,
		       what);
}

static bool read_names(const json_t *list, char ***names, size_t *n)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *name = json_string_value(json_array_get(list, i));

		if (!name || strlen(name) > MAX_NAME || *n == MAX_PATTERNS ||
		    has(*names, *n, name))
			return false;
		VEC_PUSH(*names, *n, xstrdup(name));
	}
	return json_is_array(list);
}

static bool read_pattern(struct patterns *p, const json_t *object)
{
	struct pattern one = { NULL, NULL, NULL, 0 };
	const char *name = json_string_value(json_object_get(object, "name"));
	const json_t *words = json_object_get(object, "behaves_like");

	if (!name || strlen(name) > MAX_NAME || (words && !json_is_string(words)) ||
	    (words && strlen(json_string_value(words)) > MAX_WORDS))
		return false;
	one.name = xstrdup(name);
	one.behaves_like = xstrdup_or_null(json_string_value(words));
	VEC_PUSH(p->pattern, p->n, one);
	return read_names(json_object_get(object, "fails"), &p->pattern[p->n - 1].fails,
			  &p->pattern[p->n - 1].nfails);
}

static bool read_all(struct patterns *p, const json_t *root, struct err *e)
{
	const json_t *mutants = json_object_get(root, "mutants");

	if (json_integer_value(json_object_get(root, "format")) != PATTERNS_FORMAT)
		return refuse(e, "'format' is not 1");
	if (!read_names(json_object_get(root, "random"), &p->random, &p->nrandom))
		return refuse(e, "'random' is no list of names");
	if (!json_is_array(mutants) || json_array_size(mutants) > MAX_PATTERNS)
		return refuse(e, "'mutants' is no list of mutants");
	for (size_t i = 0; i < json_array_size(mutants); i++)
		if (!read_pattern(p, json_array_get(mutants, i)))
			return refuse(e, "a mutant lacks its name or its tests");
	return true;
}

bool patterns_parse(struct patterns *p, const char *text, size_t n, struct err *e)
{
	json_t *root = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL);
	bool fine;

	*p = (struct patterns){ NULL, 0, NULL, 0 };
	fine = root ? read_all(p, root, e) : refuse(e, "it is no JSON");
	json_decref(root);
	if (!fine)
		patterns_release(p);
	return fine;
}

bool patterns_load(struct patterns *p, const struct lab *lab, struct err *e)
{
	AUTO(freep) char *path = lab_path(lab, PATTERNS_FILE);
	AUTO(buf_release) struct buf text = BUF_INIT;

	*p = (struct patterns){ NULL, 0, NULL, 0 };
	if (!fs_is_file(path))
		return true;
	return fs_read(path, LAB_MAX_MANIFEST, &text, e) &&
	       patterns_parse(p, text.s, text.len, e);
}
