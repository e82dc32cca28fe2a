/* check.c: renders every tests/golden/<case>/result.json in each of the ways below, compares it
 * with expected.<way>, and asks of each text what has to hold for all of them:
 *
 *	no line is wider than the style's width (but for the plain report, which is not laid out)
 *	no control character but line ends and the report's own colours
 *	as many requirements are shown as met as are met
 *	what result_to_json writes is read back equal
 *
 * With --bless it writes the expectations instead; the diff is the review. TAP on stdout.
 *
 * usage: check [--bless] CASES */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

#define MAX_BYTES (4u << 20)

static const struct way {
	const char *name, *report;
	struct report_style style;
	const char *met; /* how a met requirement's line begins */
} ways[] = {
	{ "term", "term", { { false, true, false, 100 }, false, "hone check lru-cache" }, "  ✓ " },
	{ "term80color", "term", { { true, true, false, 80 }, false, NULL }, "\033[32m  ✓ " },
	{ "term40", "term", { { false, false, false, 40 }, false, NULL }, "  met   " },
	{ "verbose", "term", { { false, true, false, 80 }, true, "hone check" }, "  ✓ " },
	{ "plain", "term", { STYLE_PLAIN, false, "hone check lru-cache" }, "met: " },
	{ "plain-verbose", "term", { STYLE_PLAIN, true, NULL }, "met: " },
	{ "json", "json", { STYLE_PLAIN, false, NULL }, NULL },
};

static unsigned npoints, nwrong;

static void point(const char *wrong, const char *name, const char *what)
{
	printf("%s %u - %s: %s\n", wrong ? "not ok" : "ok", ++npoints, name, what);
	if (wrong)
		printf("# %s\n", wrong);
	nwrong += wrong != NULL;
}

/* ---- what has to hold for every text ---- */

static size_t length_of_color(const char *text)
{
	static const char *const own[] = { "\033[0m", "\033[1m", "\033[2m", "\033[31m",
					   "\033[32m" };

	for (size_t i = 0; i < LEN(own); i++)
		if (str_starts(text, own[i]))
			return strlen(own[i]);
	return 0;
}

static const char *wrong_with_line(const struct way *way, const char *line)
{
	AUTO(buf_release) struct buf bare = BUF_INIT;
	AUTO(buf_release) struct buf shown = BUF_INIT;

	while (*line) {
		size_t n = way->style.style.color ? length_of_color(line) : 0;

		if (!n)
			buf_char(&bare, *line);
		line += n ? n : 1;
	}
	str_show(&shown, bare.s, bare.len);
	if (!str_eq(shown.s, bare.s) || strchr(bare.s, '\t'))
		return "a character that a terminal may obey";
	if (bare.len && bare.s[bare.len - 1] == ' ')
		return "a line that ends in a blank";
	if (!way->style.style.plain && str_columns(bare.s) > (size_t)way->style.style.width)
		return "a line that is too wide";
	return NULL;
}

static const char *wrong_with_text(const struct way *way, const struct result *r, const char *text)
{
	bool without = r->outcome == O_NOT_COMPILED || r->outcome == O_REFUSED ||
		       r->outcome == O_TROUBLE;
	size_t met = 0;

	while (*text) {
		size_t n = strcspn(text, "\n");
		AUTO(freep) char *line = xstrndup(text, n);
		const char *wrong = wrong_with_line(way, line);

		if (wrong)
			return wrong;
		met += str_starts(line, way->met);
		text += n + (text[n] != '\0');
	}
	return met == (without ? 0 : result_requirements_met(r)) ? NULL :
	       "the number of requirements shown as met";
}

static const char *wrong_with_json(const char *text)
{
	struct err e = ERR_INIT;
	AUTO(buf_release) struct buf again = BUF_INIT;
	struct result *r = result_from_json(text, strlen(text), &e);

	if (!r)
		return "result_to_json wrote what result_from_json refuses";
	result_to_json(r, &again);
	result_free(r);
	return str_eq(again.s, text) ? NULL : "it does not come back equal";
}

/* ---- one case ---- */

static const char *compare(const char *path, const struct buf *text, bool bless)
{
	AUTO(buf_release) struct buf expected = BUF_INIT;
	struct err e = ERR_INIT;

	if (bless && !fs_write_atomic(path, text->s, text->len, 0644, &e))
		return "the expectation cannot be written";
	if (!fs_read(path, MAX_BYTES, &expected, &e))
		return "the expectation is missing: --bless writes it";
	return str_eq(expected.s, text->s) ? NULL : "differs from the expectation: see below";
}

static void check_way(const char *dir, const char *name, const struct way *way,
		      const struct result *r, bool bless)
{
	AUTO(freep) char *path = xfmt("%s/expected.%s", dir, way->name);
	AUTO(freep) char *title = xfmt("%s.%s", name, way->name);
	AUTO(buf_release) struct buf text = BUF_INIT;
	const char *wrong;

	report_find(way->report)->render(r, &way->style, &text);
	wrong = compare(path, &text, bless);
	point(wrong, title, "is as expected");
	for (const char *at = text.s; wrong && *at; at += strcspn(at, "\n") + 1)
		printf("# %.*s\n", (int)strcspn(at, "\n"), at);
	point(way->met ? wrong_with_text(way, r, text.s) : wrong_with_json(text.s), title,
	      "shows no more and nothing else than it may");
}

static void check_case(const char *cases, const char *name, bool bless)
{
	AUTO(freep) char *dir = path_join(cases, name);
	AUTO(freep) char *path = path_join(dir, "result.json");
	AUTO(buf_release) struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	struct result *r = NULL;

	if (fs_read(path, MAX_BYTES, &text, &e))
		r = result_from_json(text.s, text.len, &e);
	point(r ? NULL : e.text, name, "is a result");
	for (size_t i = 0; r && i < LEN(ways); i++)
		check_way(dir, name, &ways[i], r, bless);
	result_free(r);
}

int main(int argc, char **argv)
{
	bool bless = argc > 1 && str_eq(argv[1], "--bless");
	const char *cases = argv[argc - 1];
	struct err e = ERR_INIT;
	char **names;
	size_t n;

	if (argc != 2 + bless || !fs_list(cases, &names, &n, &e)) {
		fprintf(stderr, "usage: check [--bless] CASES\n");
		return 2;
	}
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *dir = path_join(cases, names[i]);

		if (fs_is_dir(dir))
			check_case(cases, names[i], bless);
	}
	fs_free_names(names, n);
	printf("1..%u\n", npoints);
	return nwrong != 0;
}
