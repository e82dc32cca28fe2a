/* filter.h: the strict system call filter of a test's process, as made by hone-jail's build: an
 * array of struct sock_filter in which HONE_PID_PLACEHOLDER stands for the process's own id. */
#ifndef SUITE_FILTER_H
#define SUITE_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>

#pragma GCC visibility push(hidden)

#define HONE_FILTER_MAX 4096

struct hone_filter {
	unsigned short n; /* 0: no filter */
	struct sock_filter *code;
};

/* False with errno set, or EINVAL for a file that is no filter. "none" is no filter. */
bool hone_filter_load(struct hone_filter *filter, const char *path);

/* Puts this process under it, for good. The notification descriptor; -1 without a filter, -2 with
 * errno set when the kernel refused. */
int hone_filter_enter(const struct hone_filter *filter);

#pragma GCC visibility pop

#endif
