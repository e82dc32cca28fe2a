#include "model/result.h"
#include "base/auto.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/diagnostics.h"
#include "model/lab.h"

#include <stdlib.h>
#include <string.h>

/* ---- new ---- */

static void add_requirement(struct result *r, const struct lab_requirement *from)
{
	struct requirement_result q = { .id = xstrdup(from->id), .title = xstrdup(from->title),
					.points = from->points };

	for (size_t i = 0; i < from->nneeds; i++)
		VEC_PUSH(q.needs, q.nneeds, xstrdup(from->needs[i]));
	for (size_t i = 0; i < from->ntests; i++) {
		struct test_result t = { .name = xstrdup(from->tests[i]), .verdict = V_NOT_RUN };

		VEC_PUSH(q.tests, q.ntests, t);
	}
	VEC_PUSH(r->requirements, r->nrequirements, q);
}

struct result *result_new(const struct lab *lab, const char *file)
{
	struct result *r = xcalloc(1, sizeof *r);

	r->lab = xstrdup(lab->slug);
	r->title = xstrdup(lab->title);
	r->file = xstrdup(file);
	r->outcome = O_NOT_YET;
	r->max_points = lab->points;
	for (size_t i = 0; i < lab->nrequirements; i++)
		add_requirement(r, &lab->requirements[i]);
	return r;
}

/* ---- free ---- */

static void free_sites(struct site *sites, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(sites[i].words);
		free(sites[i].at.function);
	}
	free(sites);
}

static void test_release(struct test_result *t)
{
	char *const owned[] = {
		t->name, t->message, t->what, t->expected, t->got, t->story, t->meaning, t->hint,
		t->at.function, t->allocated.function, t->freed.function, t->detail, t->output,
		t->reason,
	};

	for (size_t i = 0; i < LEN(owned); i++)
		free(owned[i]);
	free_sites(t->sites, t->nsites);
	*t = (struct test_result){ .verdict = V_NOT_RUN };
}

static void free_texts(char **texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(texts[i]);
	free(texts);
}

static void requirement_release(struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++)
		test_release(&q->tests[i]);
	free(q->tests);
	free_texts(q->needs, q->nneeds);
	free(q->id);
	free(q->title);
}

void result_free(struct result *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->nrequirements; i++)
		requirement_release(&r->requirements[i]);
	for (size_t i = 0; i < r->ndiagnostics; i++)
		diagnostic_release(&r->diagnostics[i]);
	free_texts(r->layers, r->nlayers);
	free(r->requirements);
	free(r->diagnostics);
	free(r->lab);
	free(r->title);
	free(r->file);
	free(r->reason);
	free(r->hint);
	free(r->behaves_like);
	free(r->toolchain);
	free(r);
}

/* ---- questions ---- */

struct test_result *result_find_test(const struct result *r, const char *name)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			if (str_eq(r->requirements[i].tests[k].name, name))
				return &r->requirements[i].tests[k];
	return NULL;
}

struct requirement_result *result_find_requirement(const struct result *r, const char *id)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		if (str_eq(r->requirements[i].id, id))
			return &r->requirements[i];
	return NULL;
}

bool requirement_is_met(const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++)
		if (q->tests[i].verdict != V_PASS)
			return false;
	return q->ntests > 0;
}

/* Walks back from q, marking what is needed. Needs name earlier requirements only, so one pass
 * sees them all, and the last unmet one that it finds is the first in the order of learning:
 * the one to begin with. */
const struct requirement_result *requirement_unmet_need(const struct result *r,
							const struct requirement_result *q)
{
	AUTO(freep) bool *needed = xcalloc(r->nrequirements + 1, sizeof *needed);
	const struct requirement_result *unmet = NULL;
	size_t start = (size_t)(q - r->requirements);

	needed[start] = true;
	for (size_t i = start + 1; i-- > 0;) {
		const struct requirement_result *at = &r->requirements[i];

		if (!needed[i])
			continue;
		if (i != start && !requirement_is_met(at))
			unmet = at;
		for (size_t k = 0; k < at->nneeds; k++) {
			const struct requirement_result *need =
				result_find_requirement(r, at->needs[k]);

			if (need) /* one that comes later, as a file may say, is passed already */
				needed[need - r->requirements] = true;
		}
	}
	return unmet;
}

size_t result_requirements_met(const struct result *r)
{
	size_t met = 0;

	for (size_t i = 0; i < r->nrequirements; i++)
		met += requirement_is_met(&r->requirements[i]);
	return met;
}

size_t result_tests(const struct result *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->nrequirements; i++)
		n += r->requirements[i].ntests;
	return n;
}

/* ---- ending ---- */

static bool has_forged(const struct result *r)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			if (r->requirements[i].tests[k].verdict == V_FORGED)
				return true;
	return false;
}

void result_settle(struct result *r)
{
	bool forged = has_forged(r);
	bool all = result_requirements_met(r) == r->nrequirements && r->nrequirements > 0;

	r->points = 0;
	for (size_t i = 0; i < r->nrequirements; i++) {
		struct requirement_result *q = &r->requirements[i];

		q->earned = !forged && requirement_is_met(q) ? q->points : 0;
		r->points += q->earned;
	}
	r->outcome = forged ? O_FORGED : all ? O_PASS : O_NOT_YET;
	if (forged && !r->reason)
		r->reason = xstrdup("a test's result did not come from the test");
}

static void forget_test(struct test_result *t, const char *reason)
{
	char *name = take_ptr(&t->name);

	test_release(t);
	t->name = name;
	t->reason = xstrdup(reason);
}

void result_stop(struct result *r, enum outcome outcome, const char *reason, const char *hint)
{
	r->outcome = outcome;
	free(r->reason);
	free(r->hint);
	r->reason = xstrdup(reason);
	r->hint = xstrdup_or_null(hint);
	r->points = 0;
	for (size_t i = 0; i < r->nrequirements; i++) {
		r->requirements[i].earned = 0;
		for (size_t k = 0; k < r->requirements[i].ntests; k++)
			forget_test(&r->requirements[i].tests[k], reason);
	}
}
