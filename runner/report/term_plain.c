/* The report as facts, one a line, the word first: for screen readers, pipes and dumb terminals.
 * Nothing is aligned, wrapped or drawn. */
#include "report/sheet.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "report/text.h"

#include <inttypes.h>
#include <string.h>

/* "label: text"; nothing when there is no text. */
static void fact(const struct sheet *s, const char *label, const char *text)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	size_t n;

	if (!text)
		return;
	text_line(&line, text);
	for (n = line.len; n && line.s[n - 1] == ' ';)
		n--;
	buf_fmt(s->out, "%s: %.*s\n", label, n ? (int)n : 9, n ? line.s : "(nothing)");
}

/* One fact for each line of the text. */
static void facts(const struct sheet *s, const char *label, const char *text)
{
	while (text && *text) {
		size_t n = strcspn(text, "\n");
		AUTO(freep) char *line = xstrndup(text, n);

		fact(s, label, line);
		text += n + (text[n] != '\0');
	}
}

static void place(const struct sheet *s, const char *label, const struct place *at)
{
	AUTO(buf_release) struct buf words = BUF_INIT;

	if (!at->line && !at->function)
		return;
	text_line(&words, s->r->file);
	if (at->line)
		buf_fmt(&words, ":%u", at->line);
	if (at->last_line)
		buf_fmt(&words, " to %u", at->last_line);
	if (at->function)
		buf_fmt(&words, " in %s()", at->function);
	fact(s, label, words.s);
}

/* The words are our own, but what is read back from a file may be anybody's. */
static void sites(const struct sheet *s, const struct test_result *t)
{
	for (size_t i = 0; i < t->nsites; i++) {
		AUTO(buf_release) struct buf label = BUF_INIT;

		buf_str(&label, "  ");
		text_line(&label, t->sites[i].words);
		if (t->sites[i].at.line || t->sites[i].at.function)
			place(s, label.s, &t->sites[i].at);
		else
			fact(s, "  and", label.s + 2);
	}
}

static void put_failure(const struct sheet *s, const struct test_result *t)
{
	AUTO(buf_release) struct buf sentence = BUF_INIT;

	if (t->story_cut)
		fact(s, "  after", "earlier steps that are not kept");
	facts(s, "  after", t->story);
	failure_sentence(t, &sentence);
	fact(s, "  what", sentence.s);
	fact(s, "  expected", t->expected);
	fact(s, "  got", t->got);
	place(s, "  at", &t->at);
	place(s, "  allocated at", &t->allocated);
	place(s, "  freed at", &t->freed);
	sites(s, t);
	fact(s, "  meaning", t->meaning);
	fact(s, "  hint", t->hint);
	facts(s, "  printed", t->output);
	if (t->output_cut)
		fact(s, "  printed", "more than is kept");
	if (s->style->verbose)
		facts(s, "  sanitizer", t->detail);
}

static void put_all_failures(const struct sheet *s, const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++) {
		fact(s, "  test", q->tests[i].name);
		fact(s, "  verdict", verdict_name(q->tests[i].verdict));
		if (q->tests[i].verdict != V_PASS && q->tests[i].verdict != V_NOT_RUN)
			put_failure(s, &q->tests[i]);
	}
}

static void put_requirement(const struct sheet *s, const struct requirement_result *q)
{
	static const char *const words[] = {
		[FACE_MET] = "met", [FACE_NOT_MET] = "not met", [FACE_NOT_CHECKED] = "not checked",
	};
	enum face face = face_of(s->r, q);
	AUTO(buf_release) struct buf reason = BUF_INIT;

	buf_fmt(s->out, "%s: ", words[face]);
	text_line(s->out, q->title);
	buf_fmt(s->out, ", %u of %u points\n", q->earned, q->points);
	if (face == FACE_NOT_CHECKED) {
		face_reason(s->r, q, false, &reason);
		fact(s, "  because", reason.s);
	}
	if (face == FACE_NOT_MET && first_failed_test(q)->verdict != V_FAIL)
		fact(s, "  it", verdict_words(first_failed_test(q)->verdict));
	if (s->style->verbose)
		put_all_failures(s, q);
	else if (q == first_failed(s->r))
		put_failure(s, first_failed_test(q));
	if (q == first_failed(s->r))
		fact(s, "  behaves like", s->r->behaves_like);
}

static void put_diagnostic(const struct sheet *s, const struct diagnostic *d)
{
	AUTO(buf_release) struct buf words = BUF_INIT;

	text_line(&words, d->file);
	if (d->line)
		buf_fmt(&words, ":%u", d->line);
	if (d->line && d->column)
		buf_fmt(&words, ":%u", d->column);
	buf_str(&words, words.len ? ": " : "");
	text_line(&words, d->message);
	fact(s, str_eq(d->severity, "error") ? "error" : "warning", words.s);
	fact(s, "  meaning", compiler_words(d->message));
	fact(s, "  hint", d->hint);
}

static void put_diagnostics(const struct sheet *s)
{
	size_t most = s->style->verbose || !is_without_tests(s->r) ? s->r->ndiagnostics : 1;

	for (size_t i = 0; i < s->r->ndiagnostics && i < most; i++)
		put_diagnostic(s, &s->r->diagnostics[i]);
	if (s->r->ndiagnostics > most)
		buf_fmt(s->out, "more: %zu, -v shows all\n", s->r->ndiagnostics - most);
}

static void put_circumstances(const struct sheet *s)
{
	const struct result *r = s->r;

	buf_fmt(s->out, "tier: %u\n", r->tier);
	for (size_t i = 0; i < r->nlayers; i++)
		fact(s, "layer", r->layers[i]);
	buf_fmt(s->out, "seed: %" PRIu64 "\n", r->seed);
	fact(s, "compiler", r->toolchain);
	buf_fmt(s->out, "milliseconds: %" PRIu64 "\n", r->wall_ms);
	fact(s, "digest", r->digest[0] ? r->digest : NULL);
}

static void put_head(const struct sheet *s)
{
	const struct result *r = s->r;

	fact(s, "lab", r->lab);
	fact(s, "title", r->title);
	fact(s, "verdict", outcome_words(r->outcome));
	if (is_without_tests(r) || r->outcome == O_FORGED) {
		fact(s, "because", r->reason);
		fact(s, "hint", r->hint);
	}
	if (is_without_tests(r))
		return;
	buf_fmt(s->out, "requirements: %zu of %zu met\n", result_requirements_met(r),
		r->nrequirements);
	buf_fmt(s->out, "points: %u of %u\n", r->points, r->max_points);
}

void sheet_plain(const struct sheet *s)
{
	AUTO(buf_release) struct buf step = BUF_INIT;

	put_head(s);
	put_diagnostics(s);
	if (!is_without_tests(s->r))
		for (size_t i = 0; i < s->r->nrequirements; i++)
			put_requirement(s, &s->r->requirements[i]);
	if (s->style->verbose)
		put_circumstances(s);
	next_step(s->r, s->style, &step);
	fact(s, "next", step.len ? step.s : NULL);
}
