/* report.h: a result rendered as bytes.
 *
 * A report reads a result and appends to a buffer. It opens no file, asks no clock and looks at no
 * terminal; all text that came from a submission is escaped for the format it goes into.
 *
 * To add one: write report/<name>.c with a render function, and add its row to table.c. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/term.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct result;

struct report_style {
	struct style style;
	bool verbose; /* every failure in full, the sanitizer's own words, tiers and timings */
	const char *command; /* how to say the next command: "hone check retry-backoff"; or NULL */
};

typedef void report_render_fn(const struct result *r, const struct report_style *style,
			      struct buf *out);

struct report {
	const char *name;    /* "term", "json" */
	const char *summary; /* lower case, no full stop */
	report_render_fn *render;
};

extern const struct report reports[];
extern const size_t nreports;
const struct report *report_find(const char *name); /* NULL if there is none */

report_render_fn report_term, report_json;

#endif
