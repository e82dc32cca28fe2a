/* capture.h: what comes out of a pipe, kept up to a bound and counted beyond. */
#ifndef SUITE_CAPTURE_H
#define SUITE_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

#define HONE_KEPT_BYTES (16 * 1024)

struct hone_capture {
	int fd;         /* the end to read from, non-blocking; -1 once it is closed */
	size_t n;       /* kept */
	uint64_t total; /* came */
	char *bytes;
};

/* Makes the pipe; *other is the end for the test's process. False with errno set. */
bool hone_capture_open(struct hone_capture *c, int *other);
/* Reads what is there now, and closes at the end. O(what is there), a few hundred KiB at most. */
void hone_capture_read(struct hone_capture *c);
void hone_capture_release(struct hone_capture *c);

#pragma GCC visibility pop

#endif
