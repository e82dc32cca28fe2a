/* sheet.h: what the parts of the terminal's report share: where they write, and how. */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include "report/faces.h"
#include "report/report.h"

#include <stddef.h>

struct sheet {
	const struct result *r;
	const struct report_style *style;
	struct buf *out;
};

enum ink { INK_STRONG, INK_GOOD, INK_BAD, INK_FAINT };

/* Between the two, text has that colour; without colours they do nothing. */
void ink_begin(const struct sheet *s, enum ink ink);
void ink_end(const struct sheet *s);

/* A line that begins with `lead` and has `right` at the right edge, or below where the two do not
 * fit. `lead` holds no hostile text; `left` and `right` may. */
struct row {
	const char *lead;
	enum ink ink; /* of the lead */
	const char *left, *right;
};
void sheet_row(const struct sheet *s, const struct row *row);

/* "label  text", wrapped below the text; label "" is none. Ends the line. */
void sheet_note(const struct sheet *s, size_t indent, const char *label, const char *text);

/* Lines of text at `indent`; without -v at most `max`, and a line that says how many are left. */
void sheet_lines(const struct sheet *s, size_t indent, const char *text, size_t max);

/* ---- term_failure.c: one failed test, in full ---- */
void sheet_failure(const struct sheet *s, const struct test_result *t);

/* ---- term_ending.c: results without tests, and how a report ends ---- */
void sheet_without_tests(const struct sheet *s);
void sheet_forged(const struct sheet *s);
void sheet_warnings(const struct sheet *s);
void sheet_circumstances(const struct sheet *s); /* -v: jail, seed, times */

/* ---- term_plain.c ---- */
void sheet_plain(const struct sheet *s);

#endif
