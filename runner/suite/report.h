/* report.h: one line of facts (runner/model/facts.h), written to the report descriptor.
 *
 * " key=value"; every byte of a value that is not printable ASCII, and space, '%' and '=', is
 * written as %XX. */
#ifndef SUITE_REPORT_H
#define SUITE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

struct hone_report {
	char *text;
	size_t n, room;
};

#define HONE_REPORT_INIT { NULL, 0, 0 }

/* Without memory the host ends as trouble. */
void hone_report_text(struct hone_report *report, const char *key, const char *value);
void hone_report_bytes(struct hone_report *report, const char *key, const void *value, size_t n);
void hone_report_number(struct hone_report *report, const char *key, uint64_t value);

/* Ends the line, writes it, and releases the report. False with errno set. */
bool hone_report_send(struct hone_report *report, int fd);

#pragma GCC visibility pop

#endif
