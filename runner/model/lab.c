#include "model/lab.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/manifest.h"

#include <ctype.h>
#include <string.h>

void lab_freep(struct lab **lab)
{
	lab_free(*lab);
}

const char *lab_profile_name(enum lab_profile p)
{
	return manifest_profiles[p];
}

const char *lab_difficulty_name(enum lab_difficulty d)
{
	return manifest_difficulties[d];
}

/* ---- from a checked manifest: nothing here can fail ---- */

static const char *text_of(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

static unsigned number_of(const json_t *object, const char *key, unsigned otherwise)
{
	const json_t *value = json_object_get(object, key);

	return value ? (unsigned)json_integer_value(value) : otherwise;
}

static const char **texts_of(const json_t *object, const char *key, size_t *n)
{
	const json_t *list = json_object_get(object, key);
	const char **texts = NULL;

	for (size_t i = 0; i < json_array_size(list); i++)
		VEC_PUSH(texts, *n, json_string_value(json_array_get(list, i)));
	return texts;
}

static unsigned word_of(const json_t *object, const char *key, const char *const *words)
{
	unsigned i = 0;

	while (words[i] && !str_eq(words[i], text_of(object, key)))
		i++;
	return i;
}

static void fill_requirement(struct lab_requirement *q, const json_t *object)
{
	q->id = text_of(object, "id");
	q->title = text_of(object, "title");
	q->points = number_of(object, "points", 0);
	q->needs = texts_of(object, "needs", &q->nneeds);
	q->tests = texts_of(object, "tests", &q->ntests);
	q->hints = texts_of(object, "hints", &q->nhints);
}

static void fill_requirements(struct lab *lab, const json_t *list)
{
	lab->nrequirements = json_array_size(list);
	lab->requirements = xcalloc(lab->nrequirements, sizeof *lab->requirements);
	for (size_t i = 0; i < lab->nrequirements; i++) {
		fill_requirement(&lab->requirements[i], json_array_get(list, i));
		lab->points += lab->requirements[i].points;
		lab->ntests += lab->requirements[i].ntests;
	}
}

static void fill(struct lab *lab, const json_t *root)
{
	const json_t *limits = json_object_get(root, "limits");

	lab->title = text_of(root, "title");
	lab->track = text_of(root, "track");
	lab->summary = text_of(root, "summary");
	lab->difficulty = (enum lab_difficulty)word_of(root, "difficulty", manifest_difficulties);
	lab->minutes = number_of(root, "minutes", 0);
	lab->profile = (enum lab_profile)word_of(root, "profile", manifest_profiles);
	lab->after = texts_of(root, "after", &lab->nafter);
	lab->api = texts_of(root, "api", &lab->napi);
	lab->limits.memory_mb = number_of(limits, "memory_mb", MANIFEST_MEMORY_MB);
	lab->limits.test_cpu_ms = number_of(limits, "test_cpu_ms", MANIFEST_TEST_CPU_MS);
	lab->limits.test_wall_ms = number_of(limits, "test_wall_ms", MANIFEST_TEST_WALL_MS);
	fill_requirements(lab, json_object_get(root, "requirements"));
}

/* ---- the folder ---- */

/* Lower-case words joined by '-'. */
bool lab_check_name(const char *slug, struct err *e)
{
	bool begins = true;

	for (const char *c = slug; *c; c++) {
		if ((*c == '-' && begins) ||
		    (*c != '-' && !islower((unsigned char)*c) && !isdigit((unsigned char)*c)))
			return err_set(e, ERR_LAB,
				       "'%s' is a name that no lab can have, "
				       "expected lower-case words joined by '-'",
				       slug);
		begins = *c == '-';
	}
	if (begins || strlen(slug) > 40 || isdigit((unsigned char)*slug))
		return err_set(e, ERR_LAB,
			       "'%s' is a name that no lab can have, expected "
			       "1 to 40 characters that begin with a letter",
			       slug);
	return true;
}

static char *file_name(const char *slug, const char *suffix)
{
	char *name = xfmt("%s%s", slug, suffix);

	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	return name;
}

static bool check_file(const struct lab *lab, char *(*path_of)(const struct lab *, const char *),
		       const char *name, struct err *e)
{
	AUTO(freep) char *path = path_of(lab, name);

	if (fs_is_file(path))
		return true;
	err_set(e, ERR_LAB, "the lab '%s' has no file '%s'", lab->slug, path);
	return err_hint(e, "labs/README.md says what a lab consists of");
}

static char *starter_path(const struct lab *lab, const char *name)
{
	AUTO(freep) char *below = path_join("starter", name);

	return lab_path(lab, below);
}

static bool check_files(const struct lab *lab, struct err *e)
{
	return check_file(lab, lab_path, lab->header, e) &&
	       check_file(lab, lab_path, "suite.c", e) &&
	       check_file(lab, starter_path, lab->solution, e);
}

/* The name that a path ends with, slashes at its end left aside. */
static char *last_name(const char *dir)
{
	size_t n = strlen(dir);
	AUTO(freep) char *path = NULL;

	while (n > 1 && dir[n - 1] == '/')
		n--;
	path = xstrndup(dir, n);
	return xstrdup(path_base(path));
}

struct lab *lab_load(const char *dir, struct err *e)
{
	AUTO(lab_freep) struct lab *lab = xcalloc(1, sizeof *lab);
	AUTO(freep) char *path = path_join(dir, "lab.json");
	AUTO(buf_release) struct buf text = BUF_INIT;

	lab->slug = last_name(dir);
	if (!lab_check_name(lab->slug, e)) {
		err_wrap(e, "the folder '%s'", dir);
		return NULL;
	}
	if (!fs_read(path, LAB_MAX_MANIFEST, &text, e)) {
		e->kind = ERR_LAB;
		return NULL;
	}
	lab->dir = fs_real_path(dir, e);
	if (!lab->dir)
		return NULL;
	lab->json = manifest_parse(path, text.s, text.len, e);
	if (!lab->json)
		return NULL;
	fill(lab, lab->json);
	lab->header = file_name(lab->slug, ".h");
	lab->solution = file_name(lab->slug, ".c");
	if (!check_files(lab, e))
		return NULL;
	return take_ptr(&lab);
}

static void drop_requirements(struct lab *lab)
{
	for (size_t i = 0; i < lab->nrequirements; i++) {
		free(lab->requirements[i].needs);
		free(lab->requirements[i].tests);
		free(lab->requirements[i].hints);
	}
	free(lab->requirements);
}

struct lab *lab_load_example(const char *dir, struct err *e)
{
	AUTO(lab_freep) struct lab *lab = lab_load(dir, e);
	struct lab_requirement only = { .id = LAB_EXAMPLE, .points = 1,
					.title = "the example runs to its end" };

	if (!lab || !check_file(lab, lab_path, "example.c", e))
		return NULL;
	drop_requirements(lab);
	VEC_PUSH(only.tests, only.ntests, LAB_EXAMPLE);
	lab->requirements = xcalloc(1, sizeof only);
	lab->requirements[0] = only;
	lab->nrequirements = lab->ntests = lab->points = 1;
	lab->limits.test_cpu_ms = MANIFEST_TEST_CPU_MS;
	lab->limits.test_wall_ms = MANIFEST_TEST_WALL_MS;
	lab->plays = true;
	return take_ptr(&lab);
}

void lab_free(struct lab *lab)
{
	if (!lab)
		return;
	drop_requirements(lab);
	free(lab->after);
	free(lab->api);
	free(lab->header);
	free(lab->solution);
	free(lab->slug);
	free(lab->dir);
	json_decref(lab->json);
	free(lab);
}

/* ---- questions ---- */

char *lab_path(const struct lab *lab, const char *name)
{
	return path_join(lab->dir, name);
}

char *lab_starter_path(const struct lab *lab)
{
	return starter_path(lab, lab->solution);
}

char *lab_reference_path(const struct lab *lab)
{
	AUTO(freep) char *below = path_join("reference", lab->solution);

	return lab_path(lab, below);
}

const struct lab_requirement *lab_find_requirement(const struct lab *lab, const char *id)
{
	for (size_t i = 0; i < lab->nrequirements; i++)
		if (str_eq(lab->requirements[i].id, id))
			return &lab->requirements[i];
	return NULL;
}

const struct lab_requirement *lab_find_requirement_of(const struct lab *lab, const char *test)
{
	for (size_t i = 0; i < lab->nrequirements; i++)
		for (size_t k = 0; k < lab->requirements[i].ntests; k++)
			if (str_eq(lab->requirements[i].tests[k], test))
				return &lab->requirements[i];
	return NULL;
}
