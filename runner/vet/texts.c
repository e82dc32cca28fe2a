#include "base/auto.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "vet/evidence.h"
#include "vet/gather.h"

#include <stdio.h>
#include <string.h>

static const char *const lab_folders[] = { "starter", "reference", "mutants" };

/* ---- files ---- */

static bool is_lab_folder(const char *name)
{
	for (size_t i = 0; i < LEN(lab_folders); i++)
		if (str_eq(name, lab_folders[i]))
			return true;
	return false;
}

static void add_file(struct evidence *ev, const char *name)
{
	AUTO(freep) char *path = path_join(ev->dir, name);
	AUTO(closep) int fd = -1;
	struct text_file file = { NULL, BUF_INIT };

	ev->too_many |= ev->nfiles == VET_MAX_FILES;
	if (ev->too_many)
		return;
	fd = fs_open_hostile(path, LAB_MAX_MANIFEST, NULL);
	if (fd < 0 || !fs_read_fd(fd, path, LAB_MAX_MANIFEST, &file.text, NULL)) {
		buf_release(&file.text);
		VEC_PUSH(ev->odd, ev->nodd, xstrdup(name));
		return;
	}
	file.name = xstrdup(name);
	VEC_PUSH(ev->file, ev->nfiles, file);
}

static bool is_folder(const char *path)
{
	return fs_is_dir(path) && !fs_is_link(path);
}

/* The files of one folder; what else is there is odd. The lab's own may hold folders of a lab. */
static void add_folder(struct evidence *ev, const char *below)
{
	AUTO(freep) char *dir = *below ? path_join(ev->dir, below) : xstrdup(ev->dir);
	char **names;
	size_t n;

	if (!fs_list(dir, &names, &n, NULL))
		return;
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *name = *below ? path_join(below, names[i]) : xstrdup(names[i]);
		AUTO(freep) char *path = path_join(ev->dir, name);

		if (!fs_is_dir(path))
			add_file(ev, name);
		else if (*below || !is_folder(path) || !is_lab_folder(name))
			VEC_PUSH(ev->odd, ev->nodd, xstrdup(name));
	}
	fs_free_names(names, n);
}

/* The mutants last: there may be more of them than are read, and the rest is needed. One folder
 * deep: a lab has no folders in its folders. */
static void add_folders(struct evidence *ev)
{
	add_folder(ev, "");
	for (size_t i = 0; i < LEN(lab_folders); i++) {
		AUTO(freep) char *path = path_join(ev->dir, lab_folders[i]);

		if (is_folder(path))
			add_folder(ev, lab_folders[i]);
	}
}

/* ---- mutants ---- */

static void add_mutants(struct evidence *ev)
{
	for (size_t i = 0; i < ev->nfiles; i++) {
		const char *name = path_base(ev->file[i].name);
		struct mutant_grade m = { .comment = ERR_INIT };

		if (!str_starts(ev->file[i].name, "mutants/") || !str_ends(name, ".c"))
			continue;
		m.name = xstrndup(name, strlen(name) - 2);
		mutant_parse(&m.mutant, m.name, ev->file[i].text.s, &m.comment);
		VEC_PUSH(ev->mutant, ev->nmutants, m);
	}
}

void gather_texts(struct evidence *ev, const char *dir)
{
	ev->dir = dir;
	add_folders(ev);
	ev->lab = lab_load(dir, &ev->lab_err);
	if (!ev->lab)
		return;
	ev->example = lab_load_example(dir, &ev->example_err);
	patterns_load(&ev->kept, ev->lab, &ev->kept_err);
	add_mutants(ev);
}

/* ---- patterns ---- */

bool gather_patterns(struct evidence *ev)
{
	if (!evidence_has_suite(ev))
		return false;
	patterns_add_random(&ev->patterns, ev->suite);
	if (ev->starter && ev->starter->outcome == O_NOT_YET)
		patterns_add(&ev->patterns, PATTERNS_STARTER, NULL, ev->starter);
	for (size_t i = 0; i < ev->nmutants; i++)
		if (ev->mutant[i].result && ev->mutant[i].result->outcome == O_NOT_YET)
			patterns_add(&ev->patterns, ev->mutant[i].name,
				     ev->mutant[i].mutant.behaves_like, ev->mutant[i].result);
	return !ev->too_many && ev->patterns.n == ev->nmutants + 1;
}

void keep_patterns(struct evidence *ev, struct err *e)
{
	AUTO(freep) char *path = lab_path(ev->lab, PATTERNS_FILE);
	AUTO(buf_release) struct buf text = BUF_INIT;

	patterns_to_json(&ev->patterns, &text);
	if (!fs_write_atomic(path, text.s, text.len, 0644, e)) {
		err_hint(e, "the lab's folder, and %s in it, have to be yours to write",
			 PATTERNS_FILE);
		return;
	}
	patterns_release(&ev->kept);
	ev->kept_err = (struct err)ERR_INIT;
	patterns_load(&ev->kept, ev->lab, &ev->kept_err);
}

/* ---- the end ---- */

static void release_compiled(struct compiled *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(c[i].words);
}

static void release_results(struct evidence *ev)
{
	result_free(ev->suite);
	result_free(ev->starter);
	result_free(ev->plays[0]);
	result_free(ev->plays[1]);
	result_free(ev->starter_plays);
	for (size_t i = 0; i < REFERENCES; i++)
		result_free(ev->reference[i].result);
	for (size_t i = 0; i < ev->nmutants; i++) {
		free(ev->mutant[i].name);
		mutant_release(&ev->mutant[i].mutant);
		result_free(ev->mutant[i].result);
	}
	free(ev->mutant);
}

void evidence_release(struct evidence *ev)
{
	for (size_t i = 0; i < ev->nfiles; i++) {
		free(ev->file[i].name);
		buf_release(&ev->file[i].text);
	}
	for (size_t i = 0; i < ev->nodd; i++)
		free(ev->odd[i]);
	free(ev->file);
	free(ev->odd);
	release_results(ev);
	release_compiled(ev->header, LEN(ev->header));
	release_compiled(ev->bench, LEN(ev->bench));
	free(ev->seeds.test);
	free(ev->seeds.words);
	free(ev->coverage.missed);
	patterns_release(&ev->patterns);
	patterns_release(&ev->kept);
	lab_free(ev->lab);
	lab_free(ev->example);
}
