/* jail.h: what the steps of building a jail share. Private to hone-jail; the theory is in init.c. */
#ifndef JAIL_JAIL_H
#define JAIL_JAIL_H

#include "jail/spec.h"
#include "jail/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;

/* Who the command is when hone runs as root: "nobody", by the number that kernels, too, give to
 * users they do not know. */
#define JAIL_NOBODY 65534

/* ---- once per server (or per run, by hand) ---- */

/* What this machine offers, and what has been entered of it. */
struct ground {
	unsigned tier;    /* 2, 1, or 0: no jail, and `trouble` says why */
	int landlock_abi; /* 0: none */
	bool is_root;     /* was started by root: commands become JAIL_NOBODY */
	int proc;         /* the folder /proc as it was outside: processes are watched through it */
	int leash;        /* read end of a pipe that ends when the server does; -1: none */
	int own[2];       /* the server's own descriptors, which INIT closes; -1: none */
};

#define GROUND_INIT { .proc = -1, .leash = -1, .own = { -1, -1 } }

/* Where the file tree of the outside is, as seen before a run's own root is entered (tier 2). */
#define JAIL_HOST "/host"
#define JAIL_ROOT "/new"
#define JAIL_DEV "/dev"

/* Finds out, by trying in a process of its own, which tier can be had; max_tier lowers it. False
 * with *e set, and a hint, if it is less than 1. Must be called before anything is entered. */
bool ground_find(struct ground *g, unsigned max_tier, struct err *e);

/* ---- one run ---- */

enum { JAIL_STDIN, JAIL_STDOUT, JAIL_STDERR, JAIL_STATUS, JAIL_FIRST_EXTRA };

struct run {
	const struct ground *ground;
	struct jail_spec spec;
	struct jail_limits limits;            /* those of the spec, with the profile's defaults */
	int fd[JAIL_FIRST_EXTRA + JAIL_MAX_EXTRA]; /* owned; the status descriptor is kept by INIT */
	size_t nfds;
};

/* Closes the descriptors and releases the spec. */
void run_release(struct run *r);

/* Starts INIT in a process of its own, which builds the jail, runs the command, writes the status
 * line and ends; it needs nobody to wait for it. The caller keeps r. *pid may be NULL. */
bool run_start(const struct run *r, int *pid, struct err *e);

/* INIT itself: never returns. */
void init_main(struct run *r) __attribute__((noreturn));

/* INSIDE: enters the last steps and becomes the command. Returns only if that failed. */
bool inside_become(struct run *r, struct err *e);

/* ---- steps: steps.c has the list and its order ---- */

enum step_time { STEP_ONCE, STEP_INIT, STEP_INSIDE };

bool steps_enter(enum step_time when, struct run *r, struct err *e);

/* The layers that a run has under this tier, comma-separated, in the order they are entered. */
void steps_layers(const struct ground *g, char layers[256]);

/* Each enters one layer for the calling process: false with *e set if the kernel would not. */
bool enter_namespaces(struct run *r, struct err *e);      /* ns.c */
bool build_skeleton(struct run *r, struct err *e);        /* root.c */
bool build_root(struct run *r, struct err *e);
bool enter_folder(struct run *r, struct err *e);
bool become_nobody(struct run *r, struct err *e);         /* caps.c */
bool drop_capabilities(struct run *r, struct err *e);
bool forbid_new_privileges(struct run *r, struct err *e);
bool place_descriptors(struct run *r, struct err *e);     /* fds.c */
bool cap_resources(struct run *r, struct err *e);         /* limits.c */
bool restrict_paths(struct run *r, struct err *e);        /* landlock.c */
bool restrict_syscalls(struct run *r, struct err *e);     /* seccomp.c */

/* ---- watching: watch.c ---- */

/* All processes below one, at one moment, as /proc counts them. */
struct watch {
	uint64_t resident_kb; /* added up: memory that two of them share counts twice */
	uint64_t tasks;       /* threads of all of them */
	uint64_t most_cpu_ms; /* of the one that has used most so far */
};

/* Looks at all descendants of the calling process, through the descriptor of a /proc. False with
 * *e set if the kernel does not tell. O(processes). */
bool watch_look(int proc, struct watch *seen, struct err *e);

/* Sends SIGKILL to the direct children of the calling process, no others: only their numbers are
 * sure not to have passed to somebody else. True if there are any. */
bool watch_kill_children(int proc);

/* ---- answers that several of them need ---- */

int landlock_abi(void);           /* 0: none */
bool seccomp_is_there(void);
void limits_fill(const struct jail_spec *spec, struct jail_limits *limits); /* limits.c */

/* A grant's file or folder, opened with O_PATH below `tree` ("" or JAIL_HOST). A path that is a
 * link, or lies behind one, is refused, unless the link is the system's own: else whoever could
 * write a link could choose what is granted. -1 with *e set. */
int grant_open(const char *tree, const struct jail_grant *grant, struct err *e);

#endif
