/* ended.h: what is known of a test that has ended, as a line of the report. */
#ifndef SUITE_ENDED_H
#define SUITE_ENDED_H

#include <stdbool.h>

#include "running.h"

#include <sys/resource.h>

#pragma GCC visibility push(hidden)

bool hone_ended_report(const struct hone_running *r, int status, const struct rusage *used,
		       int report_fd);

#pragma GCC visibility pop

/* Has a sanitizer said something of the solution, beyond complaints about its own start? */
bool hone_ended_has_report(const struct hone_running *r);

#endif
