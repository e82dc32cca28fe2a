/* A result from a file: what is accepted is written and read back equal, and every report can show
 * it without anything that a terminal obeys. */
#include "base/buf.h"
#include "base/str.h"
#include "model/result.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

static void check_round(const struct result *r)
{
	struct buf text = BUF_INIT, again = BUF_INIT;
	struct result *back;

	result_to_json(r, &text);
	back = result_from_json(text.s, text.len, NULL);
	if (!back)
		abort();
	result_to_json(back, &again);
	if (strcmp(text.s, again.s) != 0)
		abort();
	result_free(back);
	buf_release(&text);
	buf_release(&again);
}

static void check_report(const struct result *r, const struct report_style *style)
{
	struct buf text = BUF_INIT, shown = BUF_INIT;

	report_term(r, style, &text);
	str_show(&shown, text.s, text.len);
	if (strcmp(text.s, shown.s) != 0 || strchr(text.s, '\t') || text.len != strlen(text.s))
		abort();
	for (char *line = strtok(text.s, "\n"); line; line = strtok(NULL, "\n"))
		if (!style->style.plain && str_columns(line) > (size_t)style->style.width)
			abort();
	buf_release(&text);
	buf_release(&shown);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static const struct report_style styles[] = {
		{ { false, true, false, 80 }, false, "hone check" },
		{ { false, false, false, 40 }, true, NULL },
		{ STYLE_PLAIN, true, NULL },
	};
	struct result *r = result_from_json((const char *)bytes, n, NULL);

	if (!r)
		return 0;
	check_round(r);
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		check_report(r, &styles[i]);
	result_free(r);
	return 0;
}
