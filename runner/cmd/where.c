#include "cmd/where.h"
#include "cmd/cmd.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/catalog.h"
#include "model/lab.h"

#include <string.h>

#define MAX_SLUG_BYTES 256

char *where_started(const char *folder)
{
	AUTO(freep) char *path = path_join(folder, ".hone/lab");
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct err nobody_asks = ERR_INIT;

	if (!fs_is_file(path) || !fs_read(path, MAX_SLUG_BYTES, &text, &nobody_asks) || !text.len)
		return NULL;
	text.s[strcspn(text.s, "\n")] = '\0';
	return path_is_name(text.s) ? xstrdup(text.s) : NULL;
}

static bool is_started_in(const char *slug, const char *folder)
{
	AUTO(freep) char *started = where_started(folder);

	return str_eq(started, slug);
}

/* The first folder below this one in which the lab was started, by whatever name. */
static char *folder_below(const char *slug)
{
	struct err nobody_asks = ERR_INIT;
	char **names = NULL, *found = NULL;
	size_t n = 0;

	fs_list(".", &names, &n, &nobody_asks);
	for (size_t i = 0; i < n && !found; i++)
		if (is_started_in(slug, names[i]))
			found = xstrdup(names[i]);
	fs_free_names(names, n);
	return found;
}

char *where_folder(const char *slug)
{
	AUTO(freep) char *beside = path_join("..", slug);
	AUTO(freep) char *here = where_started(".");

	if (str_eq(here, slug))
		return xstrdup(".");
	if (is_started_in(slug, slug))
		return xstrdup(slug);
	if (here && is_started_in(slug, beside))
		return take_ptr(&beside);
	return folder_below(slug);
}

/* ---- which lab ---- */

/* Without a word: the lab of this folder, else the only one started in the folders below. */
static char *only_slug(struct err *e)
{
	AUTO(buf_release) struct buf several = BUF_INIT;
	struct err nobody_asks = ERR_INIT;
	char *found = where_started(".");
	char **names = NULL;
	size_t n = 0, nfound = 0;

	if (found)
		return found;
	fs_list(".", &names, &n, &nobody_asks);
	for (size_t i = 0; i < n; i++) {
		char *slug = where_started(names[i]);

		if (!slug || str_eq(slug, found)) {
			free(slug);
			continue;
		}
		buf_fmt(&several, "%s%s", nfound++ ? ", " : "", slug);
		free(found);
		found = slug;
	}
	fs_free_names(names, n);
	if (nfound == 1)
		return found;
	free(found);
	if (nfound)
		err_set(e, ERR_USAGE, "which lab? here are %s", several.s);
	else
		err_set(e, ERR_USAGE, "no lab was started in this folder");
	err_hint(e, "%s", nfound ? "name one" :
			  "`hone list` shows the labs, `hone start <lab>` begins one");
	return NULL;
}

/* A word that is no lab may be the learner's file: its folder knows the lab. */
static char *slug_of_word(const struct catalog *c, const char *word)
{
	AUTO(freep) char *slug = xstrdup(word);
	AUTO(freep) char *folder = path_dir(word);
	char *started;

	while (str_ends(slug, "/") && strlen(slug) > 1)
		slug[strlen(slug) - 1] = '\0';
	if (catalog_has(c, slug) || !fs_is_file(word))
		return take_ptr(&slug);
	started = where_started(folder);
	return started ? started : take_ptr(&slug);
}

struct lab *where_lab(const struct catalog *c, const char *word, struct err *e)
{
	AUTO(freep) char *slug = word ? slug_of_word(c, word) : only_slug(e);

	if (!slug)
		return NULL;
	if (!catalog_has(c, slug) && fs_is_file(slug)) {
		err_set(e, ERR_USAGE, "'%s' is a file, and which lab it is for is not known", slug);
		err_hint(e, "hone check <lab> %s", slug);
		return NULL;
	}
	return catalog_load(c, slug, e);
}

/* ---- which file ---- */

/* The learner's file for that lab: here, else in the lab's folder. */
static char *find_file(const struct lab *lab, struct err *e)
{
	AUTO(freep) char *folder = where_folder(lab->slug);
	AUTO(freep) char *file = path_join(folder ? folder : lab->slug, lab->solution);

	if (!folder && fs_is_file(lab->solution))
		return xstrdup(lab->solution);
	if (fs_is_file(file))
		return str_starts(file, "./") ? xstrdup(file + 2) : take_ptr(&file);
	err_set(e, ERR_USAGE, "there is no %s here or in %s/", lab->solution, lab->slug);
	err_hint(e, "`hone start %s` makes one, or name yours: hone check %s <file>", lab->slug,
		 lab->slug);
	return NULL;
}

char *where_file(const struct context *c, const struct lab *lab, struct err *e)
{
	const char *word = c->noperands ? c->operands[c->noperands - 1] : NULL;

	if (c->noperands == 2 || (word && !catalog_has(&c->catalog, word) && fs_is_file(word)))
		return xstrdup(word);
	return find_file(lab, e);
}
