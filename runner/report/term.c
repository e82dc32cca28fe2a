/* The report for people: a head, the requirements in the order of learning with the first failure
 * in full, and what to do next. The parts are in sheet.c, term_failure.c and term_ending.c. */
#include "report/report.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/xmem.h"
#include "model/result.h"
#include "report/sheet.h"
#include "report/text.h"

#include <inttypes.h>

/* ---- the head ---- */

static void put_head(const struct sheet *s)
{
	const struct result *r = s->r;
	const char *dot = s->style->style.unicode ? "·" : "-";
	AUTO(buf_release) struct buf left = BUF_INIT;
	AUTO(buf_release) struct buf right = BUF_INIT;

	buf_fmt(&left, "%s  %s  %s", r->lab, dot, r->title);
	if (is_without_tests(r))
		buf_str(&right, "not graded");
	else
		buf_fmt(&right, "%zu of %zu requirements %s %u of %u points",
			result_requirements_met(r), r->nrequirements, dot, r->points,
			r->max_points);
	sheet_row(s, &(struct row){ " ", INK_STRONG, left.s, right.s });
	buf_char(s->out, '\n');
}

/* ---- requirements ---- */

static const struct { const char *sign, *word; enum ink ink; } faces[] = {
	[FACE_MET] = { "  ✓ ", "  met          ", INK_GOOD },
	[FACE_NOT_MET] = { "  ✗ ", "  not met      ", INK_BAD },
	[FACE_NOT_CHECKED] = { "  – ", "  not checked  ", INK_FAINT },
};

/* What stands at the right edge. */
static void add_right(const struct sheet *s, const struct requirement_result *q, enum face face,
		      struct buf *out)
{
	const struct test_result *t = first_failed_test(q);

	if (face == FACE_NOT_CHECKED) {
		buf_str(out, s->style->style.unicode ? "not checked: " : "");
		face_reason(s->r, q, true, out);
	} else if (face == FACE_NOT_MET) {
		if (t->verdict != V_FAIL)
			buf_fmt(out, "%s  ", verdict_words(t->verdict));
		buf_fmt(out, "%u/%u", q->earned, q->points);
	}
}

static void put_verbose_tests(const struct sheet *s, const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++) {
		const struct test_result *t = &q->tests[i];
		AUTO(freep) char *words = NULL;

		if (t->verdict != V_PASS && t->verdict != V_NOT_RUN) {
			sheet_failure(s, t);
			continue;
		}
		words = xfmt("test %s: %s, %" PRIu64 ".%03" PRIu64 " ms", t->name,
			     verdict_name(t->verdict), t->wall_us / 1000, t->wall_us % 1000);
		sheet_note(s, 6, "", words);
	}
}

static size_t count_failed(const struct requirement_result *q)
{
	size_t n = 0;

	for (size_t i = 0; i < q->ntests; i++)
		n += q->tests[i].verdict != V_PASS && q->tests[i].verdict != V_NOT_RUN;
	return n;
}

static void put_first_failure(const struct sheet *s, const struct requirement_result *q)
{
	size_t others = count_failed(q) - 1;

	sheet_failure(s, first_failed_test(q));
	if (others) {
		AUTO(freep)
		char *words = xfmt("%zu more test%s of it fail%s (-v shows all)", others,
				   others == 1 ? "" : "s", others == 1 ? "s" : "");

		sheet_note(s, 6, "", words);
	}
}

static void put_likeness(const struct sheet *s)
{
	AUTO(freep) char *words = s->r->behaves_like
					  ? xfmt("this behaves like %s", s->r->behaves_like)
					  : NULL;

	if (words)
		sheet_note(s, 6, "", words);
}

static void put_requirement(const struct sheet *s, const struct requirement_result *q)
{
	enum face face = face_of(s->r, q);
	AUTO(buf_release) struct buf right = BUF_INIT;

	add_right(s, q, face, &right);
	sheet_row(s, &(struct row){ s->style->style.unicode ? faces[face].sign : faces[face].word,
				    faces[face].ink, q->title, right.s });
	if (s->style->verbose)
		put_verbose_tests(s, q);
	else if (q == first_failed(s->r))
		put_first_failure(s, q);
	if (q == first_failed(s->r))
		put_likeness(s);
}

static void put_requirements(const struct sheet *s)
{
	if (s->r->outcome == O_FORGED)
		sheet_forged(s);
	for (size_t i = 0; i < s->r->nrequirements; i++)
		put_requirement(s, &s->r->requirements[i]);
	sheet_warnings(s);
}

/* ---- all of it ---- */

static void put_next(const struct sheet *s)
{
	AUTO(buf_release) struct buf step = BUF_INIT;

	if (s->r->outcome == O_PASS) {
		buf_char(s->out, '\n');
		sheet_note(s, 1, "", outcome_words(O_PASS));
	}
	next_step(s->r, s->style, &step);
	if (!step.len)
		return;
	if (s->r->outcome != O_PASS)
		buf_char(s->out, '\n');
	sheet_note(s, 1, "next: ", step.s);
}

void report_term(const struct result *r, const struct report_style *style, struct buf *out)
{
	const struct sheet s = { r, style, out };

	if (style->style.plain) {
		sheet_plain(&s);
		return;
	}
	put_head(&s);
	if (is_without_tests(r))
		sheet_without_tests(&s);
	else
		put_requirements(&s);
	if (style->verbose)
		sheet_circumstances(&s);
	put_next(&s);
}
