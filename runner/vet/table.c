/* The checks, in the order in which an author wants to hear of them. */
#include "base/auto.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "vet/evidence.h"
#include "vet/judge.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	struct vet_row row;
	judge_fn *judge;
} table[] = {
	{ { "manifest", "lab.json is read strictly, and what it refers to is there",
	    "grading believes what the manifest says" }, judge_manifest },
	{ { "files", "the folder has the files of a lab, and no others",
	    "what nobody expects there is shipped to every learner" }, judge_files },
	{ { "todo", "nothing but the starter says TODO",
	    "what is left to do is not there yet" }, judge_todo },
	{ { "header", "it compiles alone and twice, pedantically; each function is documented",
	    "it is all that a learner has to go by" }, judge_header },
	{ { "promises", "each sentence of the header is quoted by a test, or excused in words",
	    "what no test names may be broken, and nobody is told" }, judge_promises },
	{ { "suite", "it builds, has the tests that the manifest names, and the reference passes",
	    "a test that cannot be passed is nobody's fault but ours" }, judge_suite },
	{ { "starter", "it compiles without a warning, fails each requirement, and ends politely",
	    "an untouched starter earns no point and frightens nobody" }, judge_starter },
	{ { "reference", "it passes with gcc and clang, at -O0 and -O2, sanitized",
	    "what depends on a compiler is not in the contract" }, judge_reference },
	{ { "coverage", "the suite reaches the lines of the reference, by gcov",
	    "what no test reaches is not graded" }, judge_coverage },
	{ { "seeds", "the reference passes with one seed after the other",
	    "a verdict must not depend on luck" }, judge_seeds },
	{ { "cost", "processor time of a whole run of the suite, sanitizers included",
	    "a save is answered while the finger is on the key" }, judge_cost },
	{ { "mutants", "each fails the test that its comment names, in words and with a line",
	    "a mistake that is not caught is taught" }, judge_mutants },
	{ { "tests", "each test is failed by a mutant",
	    "a test that cannot fail is a defect" }, judge_tests },
	{ { "patterns", "patterns.json says which tests each mutant fails",
	    "by it a report recognises a mistake" }, judge_patterns },
	{ { "example", "it runs with the reference, shows the same each time, and ends always",
	    "it is where the pattern is seen at work" }, judge_example },
	{ { "bench", "bench.c, if there is one, compiles with gcc and clang",
	    "a speed is compared with something" }, judge_bench },
	{ { "reading", "its headings, its length, and no name of a test",
	    "it should be worth reading without the exercise" }, judge_reading },
};

const struct vet_row *vet_row(size_t i)
{
	return i < LEN(table) ? &table[i].row : NULL;
}

const char *vet_state_name(enum vet_state state)
{
	static const char *const names[] = { "ok", "not ok", "not checked" };

	return names[state];
}

void judge_all(const struct evidence *ev, struct vet_result *r)
{
	r->n = LEN(table);
	r->finding = xcalloc(r->n, sizeof *r->finding);
	for (size_t i = 0; i < r->n; i++) {
		if (!ev->lab && table[i].judge != judge_manifest)
			finding_skip(&r->finding[i], "it needs the manifest");
		else
			table[i].judge(ev, &r->finding[i]);
		r->ok += r->finding[i].state == VET_OK;
	}
}

/* ---- how a judge says what it sees ---- */

#define MAX_FLAWS 100

static char *vfmt(const char *format, va_list args)
{
	AUTO(buf_release) struct buf text = BUF_INIT;

	buf_vfmt(&text, format, args);
	return buf_take(&text);
}

void finding_flaw(struct vet_finding *f, const char *format, ...)
{
	va_list args;

	f->state = VET_NOT_OK;
	if (f->nflaws == MAX_FLAWS)
		return;
	va_start(args, format);
	VEC_PUSH(f->flaws, f->nflaws, vfmt(format, args));
	va_end(args);
}

void finding_found(struct vet_finding *f, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	free(f->found);
	f->found = vfmt(format, args);
	va_end(args);
}

void finding_skip(struct vet_finding *f, const char *format, ...)
{
	va_list args;

	f->state = VET_NOT_CHECKED;
	va_start(args, format);
	free(f->found);
	f->found = vfmt(format, args);
	va_end(args);
}
