#include "model/catalog.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"

#include <stdlib.h>
#include <string.h>

static bool holds_lab(const char *dir, const char *name)
{
	AUTO(freep) char *folder = path_join(dir, name);
	AUTO(freep) char *manifest = path_join(folder, "lab.json");

	return fs_is_file(manifest);
}

static bool add_labs_of(struct catalog *c, const char *dir, struct err *e)
{
	char **names;
	size_t n;

	if (!fs_list(dir, &names, &n, e)) {
		err_wrap(e, "labs");
		return err_hint(e, "HONE_LABS names the folders of labs, joined by ':'");
	}
	for (size_t i = 0; i < n; i++)
		if (!catalog_has(c, names[i]) && holds_lab(dir, names[i]))
			VEC_PUSH(c->slugs, c->nslugs, xstrdup(names[i]));
	fs_free_names(names, n);
	return true;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool catalog_open(struct catalog *c, const char *dirs, struct err *e)
{
	AUTO(freep) char *list = xstrdup(dirs);
	char *dir, *rest;

	*c = (struct catalog){ NULL, 0, NULL, 0 };
	for (dir = strtok_r(list, ":", &rest); dir; dir = strtok_r(NULL, ":", &rest)) {
		if (!add_labs_of(c, dir, e)) {
			catalog_release(c);
			return false;
		}
		VEC_PUSH(c->dirs, c->ndirs, xstrdup(dir));
	}
	if (c->nslugs)
		qsort(c->slugs, c->nslugs, sizeof *c->slugs, by_name);
	return true;
}

void catalog_release(struct catalog *c)
{
	fs_free_names(c->dirs, c->ndirs);
	fs_free_names(c->slugs, c->nslugs);
	*c = (struct catalog){ NULL, 0, NULL, 0 };
}

bool catalog_has(const struct catalog *c, const char *slug)
{
	for (size_t i = 0; i < c->nslugs; i++)
		if (str_eq(c->slugs[i], slug))
			return true;
	return false;
}

static struct lab *complain_missing(const struct catalog *c, const char *slug, struct err *e)
{
	const char *meant = str_nearest(slug, (const char *const *)c->slugs, c->nslugs);

	err_set(e, ERR_USAGE, "there is no lab '%s'", slug);
	if (meant)
		err_hint(e, "did you mean '%s'? `hone list` shows all labs", meant);
	else
		err_hint(e, "`hone list` shows all labs");
	return NULL;
}

struct lab *catalog_load(const struct catalog *c, const char *slug, struct err *e)
{
	if (!catalog_has(c, slug))
		return complain_missing(c, slug, e);
	for (size_t i = 0; i < c->ndirs; i++) {
		AUTO(freep) char *dir = path_join(c->dirs[i], slug);

		if (holds_lab(c->dirs[i], slug))
			return lab_load(dir, e);
	}
	err_set(e, ERR_LAB, "the lab '%s' is no longer there", slug);
	return NULL;
}
