/* status.h: how a jailed command ended: one line of facts, written by the jail, read by the runner.
 *
 *	how=exit code=86 cpu_ms=41 wall_ms=45 peak_kb=9120 tier=2 layers=user-ns,pid-ns,…
 *
 * The command holds no descriptor on which this line travels, so it can neither forge nor
 * prevent it. */
#ifndef JAIL_STATUS_H
#define JAIL_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;

enum jail_how {
	JAIL_EXITED,   /* code is its exit status */
	JAIL_SIGNALED, /* code is the signal */
	JAIL_CPU,      /* stopped at the CPU limit */
	JAIL_WALL,     /* stopped at the deadline */
	JAIL_MEMORY,   /* stopped at the memory limit */
	JAIL_OUTPUT,   /* by hand only: stopped at --output */
	JAIL_TROUBLE,  /* no jail could be built, or the command not started: `error` says why */
	JAIL_HOWS
};

struct jail_status {
	enum jail_how how;
	int code;
	uint64_t cpu_ms, wall_ms, peak_kb; /* of all processes in the run that were reaped */
	unsigned tier;                     /* 2, 1, or 0 when there is no jail */
	char layers[256];                  /* names, comma-separated, in the order of entry */
	char error[480];                   /* TROUBLE: why; else "" */
	char hint[200];                    /* TROUBLE: what to do; else "" */
};

const char *jail_how_name(enum jail_how how); /* "exit", "signal", "cpu", … */
void jail_status_write(const struct jail_status *status, struct buf *line);
bool jail_status_parse(struct jail_status *status, const char *line, size_t n, struct err *e);

#endif
