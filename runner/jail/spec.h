/* spec.h: what hone-jail is asked to run, and within which bounds.
 *
 * The runner and the jail share this one description: on hone-jail's command line when it is run
 * by hand, and as bytes over a socket when the runner drives it (hone-jail --serve). */
#ifndef JAIL_SPEC_H
#define JAIL_SPEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;

/* Which seccomp filter the command lives under (syscalls.c has the rules and their reasons).
 * JAIL_MEASURE is for a test host that also writes down what was reached: both of the first two.
 * JAIL_TEST_PURE and JAIL_TEST_THREADS are the filters a test host adds in each test's process. */
enum jail_profile {
	JAIL_COMPILE,
	JAIL_TEST_HOST,
	JAIL_MEASURE,
	JAIL_TEST_PURE,
	JAIL_TEST_THREADS,
	JAIL_PROFILES
};
const char *jail_profile_name(enum jail_profile profile); /* "compile", "test-host", … */
bool jail_profile_find(const char *name, enum jail_profile *profile);

/* A path that exists inside, under its own name (the same as outside, so that both tiers agree).
 * Everything else does not exist there (tier 2) or cannot be opened (tier 1). A path that is a
 * link, or lies behind one, is refused, but for those of the system (/lib, /etc/alternatives):
 * whoever can write a link could else choose what is granted. Not "/", nothing below /dev or /proc.
 *
 * Who the command is: when hone runs as root, nobody (65534) in tier 2, so files have to be
 * readable to others, though not the folders above them; in tier 1 root, without any capability.
 * An ordinary user stays who it is. Tier 1 has no private /tmp, and there no mode of a file can be
 * changed. */
enum jail_access { JAIL_READ = 1, JAIL_EXEC = 2, JAIL_WRITE = 4 };
struct jail_grant {
	char *path;      /* absolute, without links; a file, or a folder with all below it */
	unsigned access; /* enum jail_access */
};

struct jail_limits { /* 0: the profile's default, never "unlimited" */
	uint64_t cpu_ms;       /* of the command itself; its children are bounded one by one */
	uint64_t wall_ms;      /* from start to end of everything */
	uint64_t memory_kb;    /* resident, all processes together */
	uint64_t file_kb;      /* the largest file it may write */
	uint64_t tmp_kb;       /* of the private /tmp (tier 2) */
	uint64_t processes;
	uint64_t open_files;
};

struct jail_spec {
	enum jail_profile profile;
	struct jail_limits limits;
	char **argv;     /* argv[0] is an absolute path; NULL-terminated */
	size_t argc;
	char **env;      /* the whole environment: "NAME=value"; nothing is inherited */
	size_t nenv;
	char *cwd;       /* absolute */
	struct jail_grant *grants;
	size_t ngrants;
	bool proc;       /* mount a /proc that shows only the jail's own processes */
	unsigned min_tier; /* refuse below it: 1 or 2 */
};

#define JAIL_SPEC_INIT { .profile = JAIL_COMPILE, .min_tier = 1 }

/* Building one: strings are copied. */
void jail_spec_arg(struct jail_spec *spec, const char *arg);
void jail_spec_env(struct jail_spec *spec, const char *setting);
void jail_spec_grant(struct jail_spec *spec, const char *path, unsigned access);
void jail_spec_release(struct jail_spec *spec);

/* As bytes and back. Decoding checks every length and bound: what it refuses sets *e. */
void jail_spec_encode(const struct jail_spec *spec, struct buf *out);
bool jail_spec_decode(struct jail_spec *spec, const void *bytes, size_t n, struct err *e);

/* ---- `hone-jail --serve`: the runner's side of the socket ----
 *
 * hone-jail is started once with --serve and a SOCK_SEQPACKET socket as descriptor JAIL_SERVE_FD.
 * It enters what all runs can share, then answers requests. A request is one packet: an encoded
 * spec, with descriptors by SCM_RIGHTS in this order: stdin, stdout, stderr, status, and up to
 * JAIL_MAX_EXTRA more, which the command finds as 3, 4, …. The status descriptor is one end of a
 * stream socket: on it comes one line (status.h) and then its end. When the other end is closed
 * first, the run is over: everything in it is killed, at once. That is how a run is cancelled, and
 * what happens when the runner dies. When the request socket is closed, the server ends.
 * The first packet that the server sends, before any request, is a status line without `how`:
 * `tier=2 layers=…`, or `how=trouble error=…` when no jail can be built here. */
#define JAIL_SERVE_FD 3
#define JAIL_MAX_EXTRA 4
#define JAIL_MAX_REQUEST (64 * 1024)

/* Descriptors that a test's process may write to besides 1 and 2: its record, and what sanitizers
 * say. Fixed, because the test filters are compiled once, with these numbers in them; and the
 * number in the place of the process's own id, which the host patches. */
#define JAIL_RECORD_FD 200
#define JAIL_SANITIZER_FD 201
#define JAIL_PID_PLACEHOLDER 0x7a7a7a7a

#endif
