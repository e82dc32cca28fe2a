/* Judges of what grading showed. */
#include "base/auto.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "vet/evidence.h"

#include <stdio.h>
#include <string.h>

bool evidence_has_suite(const struct evidence *ev)
{
	return ev->suite && ev->suite->outcome == O_PASS;
}

/* Without a suite there are no grades. True when the judge has nothing to say. */
static bool lacks_suite(const struct evidence *ev, struct vet_finding *f)
{
	if (evidence_has_suite(ev))
		return false;
	finding_skip(f, "it needs a suite that builds, and that the reference passes");
	return true;
}

/* What a failed test said, in half a sentence; owned by the caller. */
static char *words_of(const struct test_result *t)
{
	if (t->what && t->expected && t->got)
		return xfmt("%s: expected %s, got %s", t->what, t->expected, t->got);
	return xstrdup(t->message ? t->message : verdict_words(t->verdict));
}

/* Of all tests, the first that did not pass; NULL if all did. */
static const struct test_result *first_failure(const struct result *r)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			if (r->requirements[i].tests[k].verdict != V_PASS)
				return &r->requirements[i].tests[k];
	return NULL;
}

/* Says why a result is not a pass. */
static void flaw_of_result(struct vet_finding *f, const char *who, const struct result *r)
{
	const struct test_result *t = first_failure(r);
	AUTO(freep) char *words = t ? words_of(t) : NULL;

	if (r->outcome == O_NOT_COMPILED && r->ndiagnostics)
		finding_flaw(f, "%s does not compile: line %u: %s", who, r->diagnostics[0].line,
			     r->diagnostics[0].message);
	else if (r->reason)
		finding_flaw(f, "%s is not graded: %s", who, r->reason);
	else if (t)
		finding_flaw(f, "%s does not pass '%s': %s", who, t->name, words);
	else
		finding_flaw(f, "%s: %s", who, outcome_name(r->outcome));
}

/* ---- suite ---- */

void judge_suite(const struct evidence *ev, struct vet_finding *f)
{
	if (!ev->suite)
		finding_flaw(f, "there is no reference to try it with");
	else if (ev->suite->outcome == O_TROUBLE)
		finding_flaw(f, "%s", ev->suite->reason ? ev->suite->reason : "it was not tried");
	else if (ev->suite->outcome != O_PASS)
		flaw_of_result(f, "the reference", ev->suite);
	else
		finding_found(f, "%zu tests", ev->lab->ntests);
}

/* ---- starter ---- */

static void judge_requirement(const struct requirement_result *q, struct vet_finding *f)
{
	if (requirement_is_met(q))
		finding_flaw(f, "the starter meets '%s': an untouched file must earn nothing",
			     q->id);
	for (size_t i = 0; i < q->ntests; i++) {
		const struct test_result *t = &q->tests[i];
		AUTO(freep) char *words = words_of(t);

		if (t->verdict != V_PASS && t->verdict != V_FAIL)
			finding_flaw(f, "the starter ends '%s' as no starter may: %s", t->name,
				     words);
	}
}

void judge_starter(const struct evidence *ev, struct vet_finding *f)
{
	if (lacks_suite(ev, f))
		return;
	if (ev->starter->outcome != O_NOT_YET && ev->starter->outcome != O_PASS) {
		flaw_of_result(f, "the starter", ev->starter);
		return;
	}
	for (size_t i = 0; i < ev->starter->ndiagnostics; i++)
		finding_flaw(f, "the starter does not compile clean: line %u: %s",
			     ev->starter->diagnostics[i].line, ev->starter->diagnostics[i].message);
	for (size_t i = 0; i < ev->starter->nrequirements; i++)
		judge_requirement(&ev->starter->requirements[i], f);
}

/* ---- reference ---- */

void judge_reference(const struct evidence *ev, struct vet_finding *f)
{
	if (lacks_suite(ev, f))
		return;
	for (size_t i = 0; i < REFERENCES; i++) {
		const struct reference_grade *g = &ev->reference[i];
		AUTO(freep) char *who = xfmt("the reference, by %s %s,", g->compiler, g->optimize);

		if (!g->result)
			finding_flaw(f, "%s was not tried: %s", who,
				     ev->no_clang ? ev->no_clang : "it was interrupted");
		else if (g->result->outcome != O_PASS)
			flaw_of_result(f, who, g->result);
		for (size_t k = 0; g->result && k < g->result->ndiagnostics; k++)
			finding_flaw(f, "%s has a warning: line %u: %s", who,
				     g->result->diagnostics[k].line,
				     g->result->diagnostics[k].message);
	}
	finding_found(f, "four builds");
}

/* ---- coverage ---- */

static char *list_of_lines(const unsigned *line, size_t n)
{
	AUTO(buf_release) struct buf text = BUF_INIT_MAX(200);

	for (size_t i = 0; i < n; i++)
		buf_fmt(&text, "%s%u", i ? ", " : "", line[i]);
	return buf_take(&text);
}

void judge_coverage(const struct evidence *ev, struct vet_finding *f)
{
	unsigned lines = ev->coverage.lines, missed = (unsigned)ev->coverage.nmissed;
	AUTO(freep) char *list = list_of_lines(ev->coverage.missed, ev->coverage.nmissed);

	if (lacks_suite(ev, f))
		return;
	if (err_is(&ev->coverage.err)) {
		finding_flaw(f, "%s", ev->coverage.err.text);
		return;
	}
	finding_found(f, "%u of %u lines, %u of %u branches", lines - missed, lines,
		      ev->coverage.taken, ev->coverage.branches);
	if ((lines - missed) * 100 < lines * VET_MIN_COVERAGE)
		finding_flaw(f, "the suite reaches %u of %u lines of the reference, and should "
			     "reach %d%%; not reached: %s", lines - missed, lines,
			     VET_MIN_COVERAGE, list);
}

/* ---- seeds and cost ---- */

void judge_seeds(const struct evidence *ev, struct vet_finding *f)
{
	if (lacks_suite(ev, f))
		return;
	if (err_is(&ev->seeds.err))
		finding_flaw(f, "%s", ev->seeds.err.text);
	else if (ev->seeds.test)
		finding_flaw(f, "with seed %llu the reference does not pass '%s': %s",
			     (unsigned long long)ev->seeds.seed, ev->seeds.test,
			     ev->seeds.words ? ev->seeds.words : "it ended early");
	finding_found(f, "%u seeds", ev->seeds.rounds);
}

void judge_cost(const struct evidence *ev, struct vet_finding *f)
{
	double ms = (double)ev->seeds.least_cpu_us / 1000;

	if (lacks_suite(ev, f))
		return;
	if (!ev->seeds.rounds) {
		finding_skip(f, "it needs a round of the suite that passes");
		return;
	}
	finding_found(f, "%.0f ms in the cheapest of %u runs", ms, ev->seeds.rounds);
	if (ms > VET_MAX_CPU_MS)
		finding_flaw(f, "the suite takes %.0f ms of processor time in the cheapest of %u "
			     "runs, and may take %d", ms, ev->seeds.rounds, VET_MAX_CPU_MS);
}

/* ---- mutants ---- */

/* NULL if it dies as its comment says; owned by the caller. */
static char *flaw_of_mutant(const struct mutant_grade *m)
{
	const struct result *r = m->result;
	const char *killer = m->mutant.killed_by;
	const struct test_result *t = r && killer ? result_find_test(r, killer) : NULL;

	if (err_is(&m->comment))
		return xstrdup(m->comment.text);
	if (!r)
		return xstrdup("it was not graded");
	if (r->outcome == O_PASS)
		return xstrdup("it passes every test");
	if (r->outcome != O_NOT_YET)
		return xfmt("it is no solution that can be graded: %s",
			    r->ndiagnostics ? r->diagnostics[0].message
					    : r->reason ? r->reason : outcome_name(r->outcome));
	if (!t)
		return xfmt("its comment names a test '%s' that there is not", killer);
	if (t->verdict == V_PASS)
		return xfmt("it passes '%s', which its comment names", killer);
	if (t->random)
		return xfmt("its comment names '%s', which is random", killer);
	if (!t->message || (t->verdict == V_FAIL && (!t->expected || !t->got)))
		return xfmt("'%s' fails without words", killer);
	if (!t->at.line)
		return xfmt("'%s' fails, and no line of it is named", killer);
	return NULL;
}

void judge_mutants(const struct evidence *ev, struct vet_finding *f)
{
	if (ev->nmutants < VET_MIN_MUTANTS)
		finding_flaw(f, "there are %zu, and should be at least %d", ev->nmutants,
			     VET_MIN_MUTANTS);
	if (evidence_has_suite(ev))
		for (size_t i = 0; i < ev->nmutants; i++) {
			AUTO(freep) char *flaw = flaw_of_mutant(&ev->mutant[i]);

			if (flaw)
				finding_flaw(f, "mutants/%s.c: %s", ev->mutant[i].name, flaw);
		}
	if (f->state == VET_OK)
		lacks_suite(ev, f);
	if (f->state == VET_OK)
		finding_found(f, "%zu, all caught", ev->nmutants);
}

static bool is_killer(const struct evidence *ev, const char *test)
{
	for (size_t i = 0; i < ev->nmutants; i++) {
		const struct result *r = ev->mutant[i].result;
		const struct test_result *t =
			r && r->outcome == O_NOT_YET ? result_find_test(r, test) : NULL;

		if (t && t->verdict != V_PASS)
			return true;
	}
	return false;
}

void judge_tests(const struct evidence *ev, struct vet_finding *f)
{
	const struct lab *lab = ev->lab;

	if (lacks_suite(ev, f))
		return;
	for (size_t i = 0; i < lab->nrequirements; i++)
		for (size_t k = 0; k < lab->requirements[i].ntests; k++)
			if (!is_killer(ev, lab->requirements[i].tests[k]))
				finding_flaw(f, "no mutant fails '%s'",
					     lab->requirements[i].tests[k]);
	finding_found(f, "%zu of %zu", lab->ntests - f->nflaws, lab->ntests);
}

/* ---- patterns ---- */

void judge_patterns(const struct evidence *ev, struct vet_finding *f)
{
	AUTO(buf_release) struct buf now = BUF_INIT, kept = BUF_INIT;
	size_t alone = 0, spoken = 0;

	if (lacks_suite(ev, f))
		return;
	patterns_to_json(&ev->patterns, &now);
	patterns_to_json(&ev->kept, &kept);
	if (err_is(&ev->kept_err))
		finding_flaw(f, "%s", ev->kept_err.text);
	else if (ev->too_many)
		finding_flaw(f, "there are more files than are read, so %s is not looked at",
			     PATTERNS_FILE);
	else if (ev->patterns.n < ev->nmutants + 1)
		finding_flaw(f, "of the starter and the %zu mutants only %zu have a pattern, and "
			     "%s is written when all have", ev->nmutants, ev->patterns.n,
			     PATTERNS_FILE);
	else if (!str_eq(now.s, kept.s))
		finding_flaw(f, "%s is not what the mutants do now: look at them, then: hone vet "
			     "--write %s", PATTERNS_FILE, ev->dir);
	for (size_t i = 0; i < ev->patterns.n; i++)
		if (patterns_alike(&ev->patterns, i) == 1 &&
		    !str_eq(ev->patterns.pattern[i].name, PATTERNS_STARTER)) {
			alone++;
			spoken += ev->patterns.pattern[i].behaves_like != NULL;
		}
	finding_found(f, "%zu of %zu mutants are told apart, %zu in words", alone, ev->nmutants,
		      spoken);
}

/* ---- example ---- */

static const char *output_of(const struct result *r)
{
	const struct test_result *t = result_find_test(r, LAB_EXAMPLE);

	return t && t->output ? t->output : "";
}

static void judge_play(const struct result *r, const char *who, struct vet_finding *f)
{
	if (r->outcome != O_PASS)
		flaw_of_result(f, who, r);
	else if (!*output_of(r))
		finding_flaw(f, "%s shows nothing", who);
}

void judge_example(const struct evidence *ev, struct vet_finding *f)
{
	const struct test_result *t;

	if (!ev->example) {
		finding_flaw(f, "%s", ev->example_err.text);
		return;
	}
	if (lacks_suite(ev, f))
		return;
	judge_play(ev->plays[0], "example.c, with the reference,", f);
	if (!str_eq(output_of(ev->plays[0]), output_of(ev->plays[1])))
		finding_flaw(f, "example.c does not show the same each time");
	t = result_find_test(ev->starter_plays, LAB_EXAMPLE);
	if (!t || (t->verdict != V_PASS && t->verdict != V_FAIL))
		flaw_of_result(f, "example.c, with the starter,", ev->starter_plays);
}
