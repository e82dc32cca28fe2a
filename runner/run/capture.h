/* capture.h: what one of our own tools prints, waited for.
 *
 * For constant questions to programs we trust ("gcc -dumpfullversion", "hone-jail --probe"): never
 * for anything that a learner or a lab wrote. Runs a loop of its own until the program ended. */
#ifndef RUN_CAPTURE_H
#define RUN_CAPTURE_H

#include <stdbool.h>

struct buf;
struct err;

/* Runs argv (argv[0] a path or looked up in PATH; NULL-terminated), adds what it prints on its
 * standard output to *out, up to out->max; standard error is dropped. *exit_status is 128 + the
 * signal if it was killed. False with *e set (ERR_TOOLS) only if it could not be started. */
bool capture(char *const argv[], struct buf *out, int *exit_status, struct err *e);

#endif
