/* To add a report: write report/<name>.c with its render function, declare that in report.h, and
 * add its row here. `hone help check` reads the same rows. */
#include "report/report.h"
#include "base/auto.h"
#include "base/str.h"

const struct report reports[] = {
	{ "term", "for people, at a terminal or in a pipe", report_term },
	{ "json", "everything that is known, for programs", report_json },
};

const size_t nreports = LEN(reports);

const struct report *report_find(const char *name)
{
	for (size_t i = 0; i < nreports; i++)
		if (str_eq(reports[i].name, name))
			return &reports[i];
	return NULL;
}
