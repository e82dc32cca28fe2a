/* jailer.h: our end of the socket to `hone-jail --serve`. */
#ifndef RUN_JAILER_H
#define RUN_JAILER_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <uv.h>

struct jail_spec;

struct jailer {
	uv_process_t process;
	uv_poll_t socket;
	int fd;
	bool exited, stopping;
	unsigned open; /* handles that are not closed yet */
	void (*closed)(struct jailer *j);
	struct err trouble; /* no jail can be built here, or the server has ended: why */
};

/* Starts the server. False with *e set if the program cannot be started. */
bool jailer_start(struct jailer *j, uv_loop_t *loop, const char *program, struct err *e);

/* Closes the socket, upon which the server ends and everything in its jails with it. `closed` is
 * called once it has ended and both handles are closed. */
void jailer_stop(struct jailer *j, void (*closed)(struct jailer *j));

/* Sends one request with its nfds descriptors, which stay ours. */
bool jailer_request(struct jailer *j, const struct jail_spec *spec, const int *fds, size_t nfds,
		    struct err *e);

/* A run could not be had: sets *e to the reason that the server gave, which may be there before it
 * was looked at, or to `otherwise`. Always false. */
bool jailer_fail(struct jailer *j, const char *otherwise, struct err *e);

#endif
