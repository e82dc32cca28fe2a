/* jail.h: what the steps of building a jail share. Private to hone-jail; init.c has the theory. */
#ifndef JAIL_JAIL_H
#define JAIL_JAIL_H

#include "jail/spec.h"
#include "jail/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"

/* Who the command is when hone runs as root: "nobody", by the number that kernels, too, give to
 * users they do not know. */
#define JAIL_NOBODY 65534

/* ---- once per server (or per run, by hand) ---- */

/* What this machine offers, and what has been entered of it. */
struct ground {
	unsigned tier;    /* 2, 1, or 0: no jail, and `trouble` says why */
	int landlock_abi; /* 0: none */
	bool is_root;     /* was started by root: in tier 2, commands become JAIL_NOBODY */
	int proc;         /* the folder /proc as it was outside: processes are watched through it */
	int leash;        /* read end of a pipe that ends when the server does; -1: none */
};

#define GROUND_INIT { .proc = -1, .leash = -1 }

/* Where the file tree of the outside is, as seen before a run's own root is entered (tier 2). */
#define JAIL_HOST "/host"
#define JAIL_ROOT "/new"
#define JAIL_DEV "/dev"

/* Finds out, by trying in a process of its own, which tier can be had; max_tier lowers it. False
 * with *e set, and a hint, if it is less than 1. Must be called before anything is entered. */
bool ground_find(struct ground *g, unsigned max_tier, struct err *e);

/* ---- one run ---- */

enum { JAIL_STDIN, JAIL_STDOUT, JAIL_STDERR, JAIL_STATUS, JAIL_FIRST_EXTRA };
#define JAIL_MAX_FDS (JAIL_FIRST_EXTRA + JAIL_MAX_EXTRA)

struct run {
	const struct ground *ground;
	struct jail_spec spec;
	struct jail_limits limits; /* those of the spec, with the profile's defaults */
	int fd[JAIL_MAX_FDS];      /* owned */
	size_t nfds;
	int rules;                 /* Landlock's, as far as they are made; -1 */
	int outside_ns, inside_ns; /* the two mount namespaces of INIT (root.c); -1 */
	int cord;                  /* to the server; its end tells that we have ended; -1 */

	/* between INIT and INSIDE, which takes the request (inside.c) */
	pid_t init;
	int requests;              /* where it comes from; -1: it has come */
	int parted;                /* an eventfd: INSIDE has its own descriptors now */
	bool has_request;          /* something came, whether it made sense or not */
	uint64_t started_ms;       /* when it came */
	struct err err;            /* the first thing that went wrong, of both */
};

#define RUN_INIT(ground_) \
	{ .ground = (ground_), .spec = JAIL_SPEC_INIT, .rules = -1, .outside_ns = -1, \
	  .inside_ns = -1, .cord = -1, .requests = -1, .parted = -1, .err = ERR_INIT }

/* Closes the descriptors and releases the spec. */
void run_release(struct run *r);

/* One request, over a SOCK_SEQPACKET socket (request.c). Receiving waits; false without an error
 * if there will be no more. A request that makes no sense sets *e, but its descriptors are kept,
 * so that it can be answered. */
bool request_receive(int socket, struct run *r, struct err *e);
bool request_send(int socket, const struct jail_spec *spec, const int *fd, size_t n, struct err *e);

/* Writes a line of status to a socket; whoever is gone needs no answer. */
void status_send(int socket, const struct jail_status *s);
void trouble_send(int socket, const struct ground *g, const struct err *e);

/* Starts an INIT, which prepares what it can and then waits on `requests` for the one run of its
 * life; nobody needs to wait for it. *cord is our end of a socket on which comes one byte once it
 * has a request, whatever becomes of it, and the end when INIT ends; without a byte before it, INIT
 * got lost. */
bool init_start(const struct ground *g, int requests, int *cord, struct err *e);

/* INIT, once it has prepared what it can: never returns. */
void init_main(struct run *r, int signals) __attribute__((noreturn));

/* INIT: starts INSIDE, which waits for the request and becomes its command; what keeps it from that
 * is in r->err when it has ended, with JAIL_EXEC_FAILED. -1 with errno. */
#define JAIL_EXEC_FAILED 127
pid_t inside_start(struct run *r);
uint64_t jail_now_ms(void); /* CLOCK_MONOTONIC */

/* ---- steps: steps.c has the list and its order ---- */

enum step_time { STEP_ONCE, STEP_AHEAD, STEP_REQUEST, STEP_INSIDE };

bool steps_enter(enum step_time when, struct run *r, struct err *e);

/* The layers that a run has under this tier, comma-separated, in the order they are entered. */
void steps_layers(const struct ground *g, char layers[256]);

/* Each enters one layer for the calling process: false with *e set if the kernel would not. */
bool enter_namespaces(struct run *r, struct err *e);      /* ns.c */
bool build_skeleton(struct run *r, struct err *e);        /* root.c */
bool prepare_root(struct run *r, struct err *e);
bool build_root(struct run *r, struct err *e);
bool enter_folder(struct run *r, struct err *e);
bool empty_bounding_set(struct run *r, struct err *e);    /* caps.c */
bool become_nobody(struct run *r, struct err *e);
bool drop_capabilities(struct run *r, struct err *e);
bool forbid_new_privileges(struct run *r, struct err *e);
bool place_descriptors(struct run *r, struct err *e);     /* fds.c */
bool cap_resources(struct run *r, struct err *e);         /* limits.c */
bool prepare_rules(struct run *r, struct err *e);         /* landlock.c */
bool add_rules(struct run *r, struct err *e);
bool restrict_paths(struct run *r, struct err *e);
bool restrict_syscalls(struct run *r, struct err *e);     /* seccomp.c */

/* Tells who the process `pid`, in a new user namespace, may be: those whom we are ourselves. */
bool map_users(const struct ground *g, int pid, struct err *e);            /* ns.c */

/* Landlock: allows what is granted to what `fd` stands for, and all to the private /tmp. */
bool rules_allow_grant(const struct run *r, int fd, unsigned access, struct err *e);
bool rules_allow_tmp(const struct run *r, struct err *e);

/* ---- trees that are mounted nowhere yet: descriptors, -1 on failure ---- */

/* A copy of what stands at `from`, with the flags (MOUNT_…, sys.h) added on everything mounted
 * below it too: a copy without what is mounted there would show what those mounts hide. */
int copy_tree(int from, uint64_t flags);
int open_proc(struct err *e); /* of our own process namespace; sets *e */

/* Grants: found outside, one tree each, in the order in which they are then put in place inside. */
bool find_grants(struct run *r, int *tree, struct err *e);
bool place_grants(struct run *r, const int *tree, struct err *e);
bool make_system_links(struct err *e);

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
