#include "report/sheet.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/result.h"
#include "report/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define INDENT 6
#define WARNINGS 3

/* ---- does not compile ---- */

static size_t count_severity(const struct result *r, const char *severity)
{
	size_t n = 0;

	for (size_t i = 0; i < r->ndiagnostics; i++)
		n += str_eq(r->diagnostics[i].severity, severity);
	return n;
}

/* "file:12:5", or "" */
static void add_position(const struct diagnostic *d, struct buf *out)
{
	text_line(out, d->file);
	if (d->line)
		buf_fmt(out, ":%u", d->line);
	if (d->line && d->column)
		buf_fmt(out, ":%u", d->column);
}

/* How many columns of the line, as text_line shows it from `from` on, stand before the diagnostic's
 * column: there a tab is one column, in the diagnostic it reaches to the next stop. */
static size_t shown_before(const struct diagnostic *d, const char *from)
{
	size_t column = 1, shown = 0;

	for (const char *p = d->source; *p && column < d->column; p++) {
		if (((unsigned char)*p & 0xc0) == 0x80)
			continue; /* inside a character */
		column = *p == '\t' ? (column + 7) / 8 * 8 + 1 : column + 1;
		shown += p >= from;
	}
	return shown;
}

/* The line itself, and a caret below the place. */
static void put_source(const struct sheet *s, const struct diagnostic *d)
{
	const char *from = d->source + strspn(d->source, " \t");
	size_t room = (size_t)s->style->style.width - INDENT - 2;
	size_t before = shown_before(d, from);

	if (!*from || text_columns(from) > room)
		return;
	buf_fill(s->out, ' ', INDENT + 2);
	text_line(s->out, from);
	buf_char(s->out, '\n');
	if (!d->column)
		return;
	buf_fill(s->out, ' ', INDENT + 2 + before);
	ink_begin(s, INK_BAD);
	buf_char(s->out, '^');
	ink_end(s);
	buf_char(s->out, '\n');
}

static void put_diagnostic(const struct sheet *s, const struct diagnostic *d)
{
	AUTO(buf_release) struct buf position = BUF_INIT;
	const char *words = compiler_words(d->message);

	add_position(d, &position);
	if (position.len)
		sheet_note(s, INDENT, "", position.s);
	if (d->source)
		put_source(s, d);
	sheet_note(s, INDENT, "", d->message);
	if (words)
		sheet_note(s, INDENT, "", words);
	if (d->hint)
		sheet_note(s, INDENT, "hint: ", d->hint);
}

/* The compiler's own form, on one line. */
static void put_short_diagnostic(const struct sheet *s, const struct diagnostic *d)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	add_position(d, &line);
	buf_str(&line, line.len ? ": " : "");
	text_line(&line, d->severity);
	buf_str(&line, ": ");
	text_line(&line, d->message);
	if (d->option) {
		buf_str(&line, " [");
		text_line(&line, d->option);
		buf_char(&line, ']');
	}
	sheet_note(s, INDENT, "", line.s);
}

static void put_others(const struct sheet *s)
{
	size_t errors = count_severity(s->r, "error");
	size_t others = errors ? errors - 1 : 0;
	AUTO(freep) char *words = NULL;

	if (s->style->verbose) {
		sheet_note(s, 2, "", "all that was said:");
		for (size_t i = 0; i < s->r->ndiagnostics; i++)
			put_short_diagnostic(s, &s->r->diagnostics[i]);
		return;
	}
	if (!others)
		return;
	words = xfmt("%zu more error%s below it: mend the first one first (-v shows all)", others,
		     others == 1 ? "" : "s");
	sheet_note(s, INDENT, "", words);
}

static void put_not_compiled(const struct sheet *s)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	text_line(&line, s->r->file);
	buf_str(&line, " does not compile");
	sheet_note(s, 2, "", line.s);
	if (s->r->ndiagnostics)
		put_diagnostic(s, &s->r->diagnostics[0]);
	else if (s->r->reason)
		sheet_note(s, INDENT, "", s->r->reason);
	if (s->r->ndiagnostics)
		put_others(s);
}

/* ---- refused, trouble, forged ---- */

static void put_reason(const struct sheet *s)
{
	if (s->r->reason)
		sheet_note(s, INDENT, "", s->r->reason);
	if (s->r->hint)
		sheet_note(s, INDENT, "hint: ", s->r->hint);
}

static void put_refused(const struct sheet *s)
{
	sheet_note(s, 2, "", "it cannot be graded as it is");
	put_reason(s);
	if (s->r->ndiagnostics > 1)
		put_others(s);
}

static void put_trouble(const struct sheet *s)
{
	sheet_note(s, 2, "", "it could not be graded, and it is not your fault");
	put_reason(s);
}

void sheet_without_tests(const struct sheet *s)
{
	if (s->r->outcome == O_NOT_COMPILED)
		put_not_compiled(s);
	else if (s->r->outcome == O_REFUSED)
		put_refused(s);
	else
		put_trouble(s);
}

void sheet_forged(const struct sheet *s)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	text_line(&line, s->r->file);
	buf_fmt(&line, " %s: nothing counts", outcome_words(O_FORGED));
	sheet_note(s, 2, "", line.s);
	put_reason(s);
	buf_char(s->out, '\n');
}

/* ---- at the end ---- */

void sheet_warnings(const struct sheet *s)
{
	size_t shown = 0, all = count_severity(s->r, "warning");

	if (!all)
		return;
	buf_char(s->out, '\n');
	sheet_note(s, 2, "", "the compiler warns:");
	for (size_t i = 0; i < s->r->ndiagnostics; i++) {
		const struct diagnostic *d = &s->r->diagnostics[i];

		if (!str_eq(d->severity, "warning"))
			continue;
		if (!s->style->verbose && shown == WARNINGS) {
			AUTO(freep) char *words = xfmt("and %zu more (-v shows all)", all - shown);

			sheet_note(s, INDENT, "", words);
			return;
		}
		put_short_diagnostic(s, d);
		shown++;
	}
}

void sheet_circumstances(const struct sheet *s)
{
	const struct result *r = s->r;
	AUTO(buf_release) struct buf jail = BUF_INIT;
	AUTO(buf_release) struct buf run = BUF_INIT;

	buf_char(s->out, '\n');
	if (r->tier)
		buf_fmt(&jail, "tier %u", r->tier);
	else
		buf_str(&jail, "no test ran in it");
	for (size_t i = 0; i < r->nlayers; i++)
		buf_fmt(&jail, "%s %s", i ? "," : ":", r->layers[i]);
	sheet_note(s, 2, "jail: ", jail.s);
	buf_fmt(&run, "seed %" PRIu64 ", %s, %" PRIu64 " ms", r->seed,
		r->toolchain ? r->toolchain : "no compiler", r->wall_ms);
	sheet_note(s, 2, "run: ", run.s);
	if (r->digest[0])
		sheet_note(s, 2, "file: ", r->digest);
}
