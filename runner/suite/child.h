/* child.h: a test's process, from the fork to its end. */
#ifndef SUITE_CHILD_H
#define SUITE_CHILD_H

#include "filter.h"
#include "page.h"

#include <sys/types.h>

#pragma GCC visibility push(hidden)

struct hone_child { /* the token is forgotten on the way */
	const struct hone_test *test;
	const char *solution;
	const struct hone_filter *filter;
	struct hone_page *page;
	uint8_t token[HONE_TOKEN_BYTES];
	uint64_t tripwire; /* ending.h */
	uint64_t seed;
	size_t memory_bytes;
	uint64_t cpu_ms;
	pid_t parent;
	int output_fd, record_fd, sanitizer_fd; /* ends to write to */
};

void hone_child_run(struct hone_child *child) __attribute__((noreturn));

#pragma GCC visibility pop

#endif
