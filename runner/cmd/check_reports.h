/* check_reports.h: where the reports of `hone check` go. */
#ifndef CMD_CHECK_REPORTS_H
#define CMD_CHECK_REPORTS_H

#include <stdbool.h>

struct buf;
struct context;
struct err;
struct opt_list;
struct result;

void reports_help(struct buf *out); /* which ones there are */

/* Is every NAME[=FILE] a report, and at most one of them for standard output? Else ERR_USAGE. */
bool reports_are_known(const struct opt_list *wanted, struct err *e);

/* Writes each to its file, or to c->out. Without one for standard output, the report for people
 * goes there, unless c->quiet. False with *e set when a file could not be written; the others
 * are. */
bool reports_write(struct context *c, const struct result *r, const struct opt_list *wanted,
		   struct err *e);

#endif
