/* check.c: every tests/manifest/invalid/<case>/lab.json has to be refused with exactly the words
 * in its file `error` (the message without the folder, then "hint: …"), every one below valid/ has
 * to be accepted. The wording is under test: these messages are what an author works with. With
 * --bless the words are rewritten; the diff is the review. TAP on stdout.
 *
 * usage: check [--bless] CASES */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/manifest.h"

#include <stdio.h>

static unsigned npoints, nwrong;

static void point(bool fine, const char *sentence, const char *name, const char *wrong)
{
	printf("%s %u - %s: %s\n", fine ? "ok" : "not ok", ++npoints, name, sentence);
	if (!fine)
		printf("# %s\n", wrong);
	nwrong += !fine;
}

/* The message of a manifest that was refused; empty if it was accepted. */
static void read_manifest(const char *dir, struct buf *words)
{
	AUTO(freep) char *path = path_join(dir, "lab.json");
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	json_t *root = NULL;

	if (fs_read(path, LAB_MAX_MANIFEST, &text, &e))
		root = manifest_parse("lab.json", text.s, text.len, &e);
	json_decref(root);
	if (err_is(&e))
		buf_fmt(words, "%s\n", e.text);
	if (e.hint[0])
		buf_fmt(words, "hint: %s\n", e.hint);
}

static void check_invalid(const char *dir, const char *name, bool bless)
{
	AUTO(freep) char *path = path_join(dir, "error");
	AUTO(buf_release) struct buf words = BUF_INIT;
	AUTO(buf_release) struct buf expected = BUF_INIT;

	read_manifest(dir, &words);
	if (bless)
		fs_write_atomic(path, words.s, words.len, 0644, NULL);
	point(words.len > 0, "is refused", name, "it was accepted");
	point(fs_read(path, 4096, &expected, NULL) && str_eq(words.s, expected.s),
	      "says what is wrong, and where", name, words.s);
}

static void check_valid(const char *dir, const char *name, bool bless UNUSED)
{
	AUTO(buf_release) struct buf words = BUF_INIT;

	read_manifest(dir, &words);
	point(words.len == 0, "is accepted", name, words.s);
}

static void check_all(const char *cases, const char *kind, bool bless,
		      void (*check)(const char *dir, const char *name, bool bless))
{
	AUTO(freep) char *folder = path_join(cases, kind);
	char **names;
	size_t n;

	if (!fs_list(folder, &names, &n, NULL)) {
		point(false, "has cases", kind, "the folder cannot be read");
		return;
	}
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *dir = path_join(folder, names[i]);

		check(dir, names[i], bless);
	}
	fs_free_names(names, n);
}

int main(int argc, char **argv)
{
	bool bless = argc > 1 && str_eq(argv[1], "--bless");

	if (argc != 2 + bless) {
		fprintf(stderr, "usage: check [--bless] CASES\n");
		return 2;
	}
	check_all(argv[argc - 1], "invalid", bless, check_invalid);
	check_all(argv[argc - 1], "valid", bless, check_valid);
	printf("1..%u\n", npoints);
	return nwrong != 0;
}
