/* term.h: what the place we write to can show. */
#ifndef BASE_TERM_H
#define BASE_TERM_H

#include <stdbool.h>

struct err;

/* How a text report looks. A plain value: a report never asks the terminal itself. */
struct style {
	bool color;   /* ANSI colours, always beside a word or a sign */
	bool unicode; /* ✓ ✗ – · instead of ASCII */
	bool plain;   /* words first, one fact a line, for screen readers and pipes */
	int width;    /* columns, at least 40 */
};

#define STYLE_PLAIN { false, false, true, 80 }

/* From the terminal behind fd and the environment: NO_COLOR, TERM=dumb, HONE_PLAIN=1, COLUMNS and
 * the locale's character set. `when` is auto (NULL too), always or never; else ERR_USAGE. */
bool style_detect(struct style *style, int fd, const char *when, struct err *e);

#endif
