/* watch.h: the host's parent: starts the tests, watches them, reports how each ended. */
#ifndef SUITE_WATCH_H
#define SUITE_WATCH_H

#include "filter.h"
#include "page.h"

#include <stddef.h>

#pragma GCC visibility push(hidden)

struct hone_watch {
	const char *solution;      /* path of the shared object */
	struct hone_filter filter;
	int report_fd;
	uint64_t seed;
	unsigned jobs;             /* tests at a time */
	uint64_t cpu_ms, wall_ms, output_kb, memory_mb; /* each test's */
	const struct hone_test *const *tests;
	const uint64_t *canary;    /* of each: which expectation is turned round; 0: none */
	size_t n;
};

#define HONE_JOBS_MAX 64

/* Runs the tests; HONE_EXIT_NO_LOAD or HONE_EXIT_TROUBLE with words on standard error, or 0. */
int hone_watch_run(const struct hone_watch *watch);

#pragma GCC visibility pop

#endif
