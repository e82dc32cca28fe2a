/* A result for programs, its matrix for people, and its end. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/json_out.h"
#include "vet/vet.h"

#include <string.h>

/* ---- JSON ---- */

static void add_finding(struct json_out *o, const struct vet_row *row, const struct vet_finding *f)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "what", row->what);
	json_text(o, "how", row->how);
	json_text(o, "why", row->why);
	json_text(o, "state", vet_state_name(f->state));
	json_text(o, "found", f->found);
	json_begin(o, "flaws", '[', false);
	for (size_t i = 0; i < f->nflaws; i++)
		json_text(o, NULL, f->flaws[i]);
	json_end(o, ']');
	json_end(o, '}');
}

static void add_mutant(struct json_out *o, const struct pattern *p, size_t alike)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "name", p->name);
	json_text(o, "behaves_like", p->behaves_like);
	json_flag(o, "recognised", alike == 1);
	json_begin(o, "fails", '[', false);
	for (size_t k = 0; k < p->nfails; k++)
		json_text(o, NULL, p->fails[k]);
	json_end(o, ']');
	json_end(o, '}');
}

void vet_to_json(const struct vet_result *r, struct json_out *o)
{
	json_begin(o, NULL, '{', false);
	json_text(o, "lab", r->lab);
	json_flag(o, "sound", r->ok == r->n);
	json_begin(o, "checks", '[', false);
	for (size_t i = 0; i < r->n; i++)
		add_finding(o, vet_row(i), &r->finding[i]);
	json_end(o, ']');
	json_begin(o, "mutants", '[', false);
	for (size_t i = 0; i < r->patterns.n; i++)
		if (!str_eq(r->patterns.pattern[i].name, PATTERNS_STARTER))
			add_mutant(o, &r->patterns.pattern[i], patterns_alike(&r->patterns, i));
	json_end(o, ']');
	json_end(o, '}');
}

/* ---- the matrix ---- */

/* A mutant's name is a file's, which may hold anything: on one line, and never obeyed. */
static char *shown_name(const struct pattern *p)
{
	AUTO(buf_release) struct buf shown = BUF_INIT;

	str_show(&shown, p->name, strlen(p->name));
	for (char *c = shown.s; *c; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return buf_take(&shown);
}

static size_t widest(const struct vet_result *r)
{
	size_t width = 0;

	for (size_t i = 0; i < r->patterns.n; i++) {
		AUTO(freep) char *name = shown_name(&r->patterns.pattern[i]);
		size_t n = str_columns(name);

		width = n > width ? n : width;
	}
	return width;
}

/* The numbers of the tests, one digit below the other. */
static void add_numbers(const struct vet_result *r, size_t width, struct buf *out)
{
	for (unsigned place = 10; place; place /= 10) {
		buf_fill(out, ' ', width + 4);
		for (size_t i = 0; i < r->ntests; i++)
			buf_char(out, (char)('0' + (i + 1) / place % 10));
		buf_char(out, '\n');
	}
}

static char mark_of(const struct patterns *all, const struct pattern *p, const char *test)
{
	if (patterns_is_random(all, test))
		return '?';
	return pattern_fails(p, test) ? 'x' : '.';
}

void vet_matrix(const struct vet_result *r, struct buf *out)
{
	size_t width = widest(r);

	if (!r->patterns.n)
		return;
	add_numbers(r, width, out);
	for (size_t i = 0; i < r->patterns.n; i++) {
		const struct pattern *p = &r->patterns.pattern[i];
		AUTO(freep) char *name = shown_name(p);
		size_t alike = patterns_alike(&r->patterns, i);

		buf_fmt(out, "  %s", name);
		buf_fill(out, ' ', width + 2 - str_columns(name));
		for (size_t k = 0; k < r->ntests; k++)
			buf_char(out, mark_of(&r->patterns, p, r->tests[k]));
		if (alike > 1)
			buf_fmt(out, "  like %zu other%s", alike - 1, alike > 2 ? "s" : "");
		buf_char(out, '\n');
	}
	buf_char(out, '\n');
	for (size_t k = 0; k < r->ntests; k++) {
		bool is_random = patterns_is_random(&r->patterns, r->tests[k]);

		buf_fmt(out, "  %3zu  %s%s\n", k + 1, r->tests[k],
			is_random ? "  (random: takes no part)" : "");
	}
}

void vet_result_free(struct vet_result *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n; i++) {
		for (size_t k = 0; k < r->finding[i].nflaws; k++)
			free(r->finding[i].flaws[k]);
		free(r->finding[i].flaws);
		free(r->finding[i].found);
	}
	for (size_t i = 0; i < r->ntests; i++)
		free(r->tests[i]);
	free(r->tests);
	free(r->finding);
	free(r->lab);
	patterns_release(&r->patterns);
	free(r);
}
