/* host.h: a lab's test host, compiled and linked: suite, harness and stubs, sanitized. */
#ifndef RUN_HOST_H
#define RUN_HOST_H

#include "base/digest.h"

#include <stdbool.h>

struct engine;
struct err;
struct host;
struct lab;

/* Digest of all that goes into it: tool chain, flags, headers, harness, suite, API, version. */
bool host_digest(const struct engine *engine, const struct lab *lab, char key[DIGEST_SIZE],
		 struct err *e);

/* Called exactly once, from the loop; e is NULL when <dir>/host and <dir>/libs (a path a line:
 * the libraries it loads) are there. */
typedef void host_done_fn(const struct err *e, bool cancelled, void *ctx);

/* Builds it in the jail and moves it to `dir`, whole or not at all. */
struct host *host_start(struct engine *engine, const struct lab *lab, const char *dir,
			host_done_fn *done, void *ctx);
void host_cancel(struct host *h);

#endif
