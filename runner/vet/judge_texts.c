/* Judges of what stands in the lab's files: nothing is run. */
#include "base/auto.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "vet/evidence.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

const char *evidence_text(const struct evidence *ev, const char *name)
{
	for (size_t i = 0; i < ev->nfiles; i++)
		if (str_eq(ev->file[i].name, name))
			return ev->file[i].text.s;
	return NULL;
}

/* A link passes for a file where the manifest is checked, and is not followed here. */
#define NOT_READ "%s is not a regular file, or too large to be read"

/* ---- manifest ---- */

void judge_manifest(const struct evidence *ev, struct vet_finding *f)
{
	const struct lab *lab = ev->lab;

	if (!lab) {
		finding_flaw(f, "%s%s%s", ev->lab_err.text, *ev->lab_err.hint ? "; " : "",
			     ev->lab_err.hint);
		return;
	}
	finding_found(f, "%zu requirements, %zu tests, %u points", lab->nrequirements, lab->ntests,
		      lab->points);
}

/* ---- files ---- */

static bool is_expected(const struct lab *lab, const char *name)
{
	static const char *const names[] = { "lab.json", "README.md", "suite.c", "example.c",
					     "bench.c", PATTERNS_FILE };
	AUTO(freep) char *starter = xfmt("starter/%s", lab->solution);
	AUTO(freep) char *reference = xfmt("reference/%s", lab->solution);

	for (size_t i = 0; i < LEN(names); i++)
		if (str_eq(name, names[i]))
			return true;
	return str_eq(name, lab->header) || str_eq(name, starter) || str_eq(name, reference) ||
	       (str_starts(name, "mutants/") && str_ends(name, ".c"));
}

void judge_files(const struct evidence *ev, struct vet_finding *f)
{
	static const char *const needed[] = { "README.md", "suite.c", "example.c" };
	AUTO(freep) char *reference = xfmt("reference/%s", ev->lab->solution);

	if (ev->too_many) {
		finding_flaw(f, "there are more than %d files, and the rest is not looked at",
			     VET_MAX_FILES);
		return;
	}
	for (size_t i = 0; i < LEN(needed); i++)
		if (!evidence_text(ev, needed[i]))
			finding_flaw(f, "there is no %s", needed[i]);
	if (!evidence_text(ev, reference))
		finding_flaw(f, "there is no %s", reference);
	for (size_t i = 0; i < ev->nfiles; i++)
		if (!is_expected(ev->lab, ev->file[i].name))
			finding_flaw(f, "'%s' is no file of a lab", ev->file[i].name);
	for (size_t i = 0; i < ev->nodd; i++)
		finding_flaw(f, "'%s' is neither a file nor a folder of a lab", ev->odd[i]);
	finding_found(f, "%zu files", ev->nfiles);
}

/* ---- todo ---- */

static unsigned line_at(const char *text, const char *at)
{
	unsigned line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

void judge_todo(const struct evidence *ev, struct vet_finding *f)
{
	for (size_t i = 0; i < ev->nfiles; i++) {
		const char *text = ev->file[i].text.s;
		const char *first = strstr(text, "TODO");
		size_t n = 0;

		if (str_starts(ev->file[i].name, "starter/"))
			continue;
		for (const char *at = first; at; at = strstr(at + 4, "TODO"))
			n++;
		if (n)
			finding_flaw(f, "%s:%u says TODO%s", ev->file[i].name, line_at(text, first),
				     n > 1 ? ", and further down too" : "");
	}
}

/* ---- header ---- */

/* Where the function is declared: its name, followed by '(', outside of comments. */
static const char *declaration_of(const char *text, const char *name)
{
	size_t n = strlen(name);
	bool comment = false;

	for (const char *at = text; *at; at++) {
		if (str_starts(at, "/*"))
			comment = true;
		else if (comment && str_starts(at, "*/"))
			comment = false;
		else if (!comment && strncmp(at, name, n) == 0 && at[n] == '(' &&
			 (at == text || !(isalnum((unsigned char)at[-1]) || at[-1] == '_')))
			return at;
	}
	return NULL;
}

/* A comment ends right before the declaration begins, or begins right behind it on its line. */
static bool is_documented(const char *text, const char *at)
{
	const char *from = at, *end = at + strcspn(at, ";");

	while (from > text && !strchr(";}/#", from[-1]))
		from--;
	if (from > text + 1 && from[-1] == '/' && from[-2] == '*')
		return true;
	end += *end == ';';
	end += strspn(end, " \t");
	return str_starts(end, "/*");
}

static void judge_compiled(const struct evidence *ev, const struct compiled *c, size_t n,
			   const char *what, struct vet_finding *f)
{
	for (size_t i = 0; i < n; i++)
		if (!c[i].tried)
			finding_flaw(f, "%s was not tried with %s%s%s", what, c[i].compiler,
				     ev->no_clang ? ": " : "", ev->no_clang ? ev->no_clang : "");
		else if (!c[i].fine)
			finding_flaw(f, "%s does not compile with %s: %s", what, c[i].compiler,
				     c[i].words);
}

void judge_header(const struct evidence *ev, struct vet_finding *f)
{
	const char *text = evidence_text(ev, ev->lab->header);

	judge_compiled(ev, ev->header, LEN(ev->header), ev->lab->header, f);
	if (!text) {
		finding_flaw(f, NOT_READ, ev->lab->header);
		return;
	}
	for (size_t i = 0; i < ev->lab->napi; i++) {
		const char *at = declaration_of(text, ev->lab->api[i]);

		if (!at)
			finding_flaw(f, "%s does not declare %s()", ev->lab->header,
				     ev->lab->api[i]);
		else if (!is_documented(text, at))
			finding_flaw(f, "%s:%u: no comment says what %s() does", ev->lab->header,
				     line_at(text, at), ev->lab->api[i]);
	}
	finding_found(f, "%zu functions", ev->lab->napi);
}

/* ---- bench ---- */

void judge_bench(const struct evidence *ev, struct vet_finding *f)
{
	if (!evidence_text(ev, "bench.c")) {
		finding_found(f, "there is none");
		return;
	}
	judge_compiled(ev, ev->bench, LEN(ev->bench), "bench.c", f);
}

/* ---- reading ---- */

static const char *const headings[] = {
	"What it is", "Why it matters", "Prerequisites", "Difficulty", "Where it is used",
	"The picture", "The contract in words", "A worked example", "The trade-off",
	"Misconceptions", "Questions an interviewer asks", "What to try next", "Sources",
};

static void check_headings(const char *text, struct vet_finding *f)
{
	const char *from = text;

	for (size_t i = 0; i < LEN(headings); i++) {
		AUTO(freep) char *mark = xfmt("\n## %s", headings[i]);
		const char *at = strstr(from, mark);

		if (at)
			from = at + 1;
		else if (strstr(text, mark))
			finding_flaw(f, "README.md: '## %s' stands too early", headings[i]);
		else
			finding_flaw(f, "README.md has no '## %s'", headings[i]);
	}
}

/* A run of characters with a letter or a digit in it; addresses are none. */
static bool is_word(const char *from, size_t n)
{
	size_t skipped = strspn(from, "<([");

	if (skipped >= n)
		return false;
	from += skipped;
	for (size_t i = 0; i < n - skipped; i++)
		if (isalnum((unsigned char)from[i]))
			return !str_starts(from, "http");
	return false;
}

/* Words of prose: drawings and code, between lines of ```, do not count. */
static size_t count_words(const char *text)
{
	static const char blank[] = " \t\n\r";
	bool fenced = false;
	size_t n = 0;

	for (const char *at = text; *at; at += strspn(at, blank)) {
		size_t length = strcspn(at, blank);

		if ((at == text || at[-1] == '\n') && str_starts(at, "```"))
			fenced = !fenced;
		else if (!fenced)
			n += is_word(at, length);
		at += length;
	}
	return n;
}

void judge_reading(const struct evidence *ev, struct vet_finding *f)
{
	const char *text = evidence_text(ev, "README.md");
	size_t words = text ? count_words(text) : 0;

	if (!text) {
		finding_flaw(f, "there is no README.md");
		return;
	}
	check_headings(text, f);
	if (words < VET_MIN_WORDS || words > VET_MAX_WORDS)
		finding_flaw(f, "README.md has %zu words, and should have %d to %d", words,
			     VET_MIN_WORDS, VET_MAX_WORDS);
	for (size_t i = 0; i < ev->lab->nrequirements; i++)
		for (size_t k = 0; k < ev->lab->requirements[i].ntests; k++)
			if (strstr(text, ev->lab->requirements[i].tests[k]))
				finding_flaw(f, "README.md names the test '%s'",
					     ev->lab->requirements[i].tests[k]);
	finding_found(f, "%zu words", words);
}
