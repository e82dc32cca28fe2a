#include "base/trace.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/fields.h"
#include "base/fs.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define MAX_MARKS 64

static bool is_on;
static struct { const char *what; uint64_t at_ns; } marks[MAX_MARKS];
static size_t nmarks;

void trace_start(const char *variable)
{
	is_on = getenv(variable) != NULL;
}

void trace_mark(const char *what)
{
	struct timespec t;

	if (!is_on || nmarks == MAX_MARKS)
		return;
	clock_gettime(CLOCK_MONOTONIC, &t);
	marks[nmarks].what = what;
	marks[nmarks++].at_ns = (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

void trace_write(void)
{
	AUTO(buf_release) struct buf line = BUF_INIT;

	if (!is_on)
		return;
	fields_add_str(&line, "at", "trace");
	for (size_t i = 0; i < nmarks; i++) {
		char moment[24];

		snprintf(moment, sizeof moment, "%" PRIu64, marks[i].at_ns);
		fields_add_str(&line, moment, marks[i].what);
	}
	buf_char(&line, '\n');
	fs_write_all(STDERR_FILENO, line.s, line.len);
}
