#include "report/faces.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "model/result.h"
#include "report/report.h"
#include "report/text.h"

#include <string.h>

bool is_without_tests(const struct result *r)
{
	return r->outcome == O_NOT_COMPILED || r->outcome == O_REFUSED || r->outcome == O_TROUBLE;
}

const struct test_result *first_failed_test(const struct requirement_result *q)
{
	const struct test_result *first = NULL;

	for (size_t i = 0; i < q->ntests; i++) {
		const struct test_result *t = &q->tests[i];

		if (t->verdict == V_FORGED)
			return t;
		if (!first && t->verdict != V_PASS && t->verdict != V_NOT_RUN)
			first = t;
	}
	return first;
}

enum face face_of(const struct result *r, const struct requirement_result *q)
{
	if (requirement_is_met(q))
		return FACE_MET;
	return first_failed_test(q) && !requirement_unmet_need(r, q) ? FACE_NOT_MET :
								       FACE_NOT_CHECKED;
}

void face_reason(const struct result *r, const struct requirement_result *q, bool above,
		 struct buf *out)
{
	const struct requirement_result *need = requirement_unmet_need(r, q);

	if (need && need + 1 == q && above) {
		buf_str(out, "needs the requirement above");
		return;
	}
	if (need && need == first_failed(r) && above) {
		buf_str(out, "needs what failed above");
		return;
	}
	if (need) {
		buf_fmt(out, "needs \"%s\"", need->title);
		return;
	}
	for (size_t i = 0; i < q->ntests; i++)
		if (q->tests[i].reason) {
			buf_str(out, q->tests[i].reason);
			return;
		}
	buf_str(out, "its tests were not asked for");
}

static bool has_forged_test(const struct requirement_result *q)
{
	for (size_t i = 0; i < q->ntests; i++)
		if (q->tests[i].verdict == V_FORGED)
			return true;
	return false;
}

const struct requirement_result *first_failed(const struct result *r)
{
	for (size_t i = 0; i < r->nrequirements; i++) {
		const struct requirement_result *q = &r->requirements[i];

		if (r->outcome == O_FORGED ? has_forged_test(q) : face_of(r, q) == FACE_NOT_MET)
			return q;
	}
	return NULL;
}

/* A failed expectation is told by what it looked at; everything else is something the code did. */
void failure_sentence(const struct test_result *t, struct buf *out)
{
	const char *what = t->message ? t->message : t->what;

	if (t->verdict == V_FAIL && what)
		buf_str(out, what);
	else if (what)
		buf_fmt(out, "your code %s", what);
	else
		buf_fmt(out, "the test %s", verdict_words(t->verdict));
}

/* ---- the next step ---- */

static void again(const struct report_style *style, const char *file, unsigned line,
		  struct buf *out)
{
	text_line(out, file);
	if (line)
		buf_fmt(out, ":%u", line);
	if (style->command)
		buf_fmt(out, ", then: %s", style->command);
}

static void next_after_tests(const struct result *r, const struct report_style *style,
			     struct buf *out)
{
	const struct requirement_result *q = first_failed(r);
	const struct test_result *t = q ? first_failed_test(q) : NULL;

	if (t)
		again(style, r->file, t->at.line, out);
	else if (style->command)
		buf_str(out, style->command);
}

void next_step(const struct result *r, const struct report_style *style, struct buf *out)
{
	const struct diagnostic *first = r->ndiagnostics ? &r->diagnostics[0] : NULL;

	if (r->outcome == O_PASS)
		buf_str(out, "hone list");
	else if (r->outcome == O_TROUBLE)
		buf_str(out, r->hint ? "" : "hone doctor");
	else if (is_without_tests(r))
		again(style, first && first->file[0] ? first->file : r->file,
		      first ? first->line : 0, out);
	else
		next_after_tests(r, style, out);
}

/* ---- a compiler's words ---- */

const char *compiler_words(const char *message)
{
	static const struct { const char *part, *words; } row[] = {
		{ "expected ';'", "a ';' is missing, often at the end of the line before" },
		{ "expected ',' or ';'", "a ';' is missing, often at the end of the line before" },
		{ "expected ')'", "a ')' is missing, or there is one '(' too many" },
		{ "at end of input", "a '}' is missing: some block is not closed" },
		{ "implicit declaration of function",
		  "no header that is included declares this function: a typing error, or an "
		  "#include is missing" },
		{ "undeclared",
		  "this name is used before anything declares it: a typing error, or a "
		  "declaration is missing" },
		{ "unknown type name", "no header that is included knows this type" },
		{ "conflicting types for",
		  "it is declared in one way and defined in another: compare it with the header" },
		{ "too few arguments", "the header declares it with more parameters" },
		{ "too many arguments", "the header declares it with fewer parameters" },
		{ "has no member named", "the struct has other members: see where it is declared" },
		{ "redefinition of", "it is defined twice: one of the two has to go" },
		{ "No such file or directory",
		  "there is no header of that name here: the lab's own header, the C library's "
		  "and <hone/…> are there" },
		{ "lvalue required",
		  "only something that has a place in memory can be assigned to" },
		{ "invalid operands", "this operator does not work on values of these types" },
		{ "incomplete type",
		  "the struct is declared, but what is in it is not known here" },
	};

	for (size_t i = 0; i < LEN(row); i++)
		if (strstr(message, row[i].part))
			return row[i].words;
	return NULL;
}
