/* status_line.h: waits for the line on which the jail says how a run ended. */
#ifndef TESTS_STATUS_LINE_H
#define TESTS_STATUS_LINE_H

#include "jail/status.h"

#include <unistd.h>

/* False when there is none, or it makes no sense. */
static inline bool status_line_read(int fd, struct jail_status *s)
{
	char line[4096];
	size_t used = 0;
	ssize_t n;

	while ((n = read(fd, line + used, sizeof line - used)) > 0) {
		used += (size_t)n;
		if (line[used - 1] == '\n')
			return jail_status_parse(s, line, used - 1, NULL);
	}
	return false;
}

#endif
