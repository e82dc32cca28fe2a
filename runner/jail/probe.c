/* hone-jail --probe: proves each layer by a deed that it alone forbids, or whose traces show it.
 *
 * Most deeds are done by this very program, started in a jail as `hone-jail --deed LAYER …`. What
 * seccomp would forbid before Landlock could is done in a process that is in Landlock only. */
#include "jail/serve.h"
#include "jail/jail.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define WATCHED_KB (64u << 10) /* the memory of a deed */

/* ---- deeds: true when the layer shows ---- */

struct deed_args { const char *layer, *outside; };

/* "net-ns": is our namespace another one than that outside? */
static bool namespace_differs(const struct deed_args *a)
{
	AUTO(freep) char *path = xfmt("/proc/self/ns/%.*s", (int)strcspn(a->layer, "-"), a->layer);
	char inside[64];
	ssize_t n;

	if (str_eq(a->layer, "mount-ns"))
		n = readlink("/proc/self/ns/mnt", inside, sizeof inside - 1);
	else
		n = readlink(path, inside, sizeof inside - 1);
	if (n <= 0)
		return false;
	inside[n] = '\0';
	return !str_eq(inside, a->outside);
}

static bool root_is_empty(const struct deed_args *a UNUSED)
{
	return open("/etc/passwd", O_RDONLY | O_CLOEXEC) < 0 && errno == ENOENT;
}

/* INIT has to end us long before the end of this. */
static bool memory_is_watched(const struct deed_args *a UNUSED)
{
	for (size_t mb = 0; mb < 4096; mb++)
		mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	return false;
}

static bool has_status(const char *line)
{
	AUTO(closep) int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	char text[8192];
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof text - 1);

	text[n > 0 ? n : 0] = '\0';
	return strstr(text, line);
}

static bool privileges_are_forbidden(const struct deed_args *a UNUSED)
{
	return has_status("\nNoNewPrivs:\t1\n");
}

static bool capabilities_are_gone(const struct deed_args *a UNUSED)
{
	return has_status("\nCapPrm:\t0000000000000000\n") &&
	       has_status("\nCapEff:\t0000000000000000\n") &&
	       has_status("\nCapInh:\t0000000000000000\n");
}

static bool descriptors_are_closed(const struct deed_args *a UNUSED)
{
	for (int fd = 3; fd < 1024; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return false;
	return true;
}

static bool limits_cannot_be_raised(const struct deed_args *a UNUSED)
{
	struct rlimit more = { 1 << 20, 1 << 20 };

	return setrlimit(RLIMIT_CORE, &more) != 0;
}

static bool files_are_restricted(const struct deed_args *a UNUSED)
{
	return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0 && errno == EACCES;
}

static bool ports_are_restricted(const struct deed_args *a UNUSED)
{
	AUTO(closep) int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in any = { .sin_family = AF_INET };

	return bind(fd, (struct sockaddr *)&any, sizeof any) != 0 && errno == EACCES;
}

static bool signals_are_restricted(const struct deed_args *a UNUSED)
{
	return kill(getppid(), 0) != 0 && errno == EPERM;
}

static bool calls_are_restricted(const struct deed_args *a UNUSED)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) < 0 && (errno == EPERM || errno == ENOSYS);
}

/* Where a deed is done, and how it has to end. */
enum place { INSIDE, LANDLOCK_ONLY, INSIDE_ENDED_BY_MEMORY };

static const struct proof {
	const char *layer;
	const char *what; /* what was tried */
	enum place place;
	bool (*shows)(const struct deed_args *a);
} proofs[] = {
	{ "user-ns", "has users of its own", INSIDE, namespace_differs },
	{ "net-ns", "has a network of its own", INSIDE, namespace_differs },
	{ "ipc-ns", "has message queues of its own", INSIDE, namespace_differs },
	{ "uts-ns", "has a host name of its own", INSIDE, namespace_differs },
	{ "cgroup-ns", "sees no control groups but its own", INSIDE, namespace_differs },
	{ "pid-ns", "has process numbers of its own", INSIDE, namespace_differs },
	{ "mount-ns", "has mounts of its own", INSIDE, namespace_differs },
	{ "root", "finds no /etc/passwd", INSIDE, root_is_empty },
	{ "memory-watch", "is ended when it takes too much memory", INSIDE_ENDED_BY_MEMORY,
	  memory_is_watched },
	{ "no-new-privs", "can gain no privileges", INSIDE, privileges_are_forbidden },
	{ "landlock-files", "cannot list /", LANDLOCK_ONLY, files_are_restricted },
	{ "landlock-net", "cannot take a port", LANDLOCK_ONLY, ports_are_restricted },
	{ "landlock-scopes", "cannot send signals outside", LANDLOCK_ONLY, signals_are_restricted },
	{ "descriptors", "holds none but its own", INSIDE, descriptors_are_closed },
	{ "limits", "cannot raise a limit", INSIDE, limits_cannot_be_raised },
	{ "capabilities", "has none", INSIDE, capabilities_are_gone },
	{ "seccomp", "cannot make a socket", INSIDE, calls_are_restricted },
};

static const struct proof *find_proof(const char *layer)
{
	for (size_t i = 0; i < LEN(proofs); i++)
		if (str_eq(proofs[i].layer, layer))
			return &proofs[i];
	return NULL;
}

int probe_deed(const char *layer, const char *outside)
{
	const struct proof *p = find_proof(layer);

	return p && p->shows(&(struct deed_args){ layer, outside }) ? 0 : 1;
}

/* ---- outside ---- */

static char *outside_link(const char *layer)
{
	bool mounts = str_eq(layer, "mount-ns");
	AUTO(freep) char *path = xfmt("/proc/self/ns/%.*s", mounts ? 3 : (int)strcspn(layer, "-"),
				      mounts ? "mnt" : layer);
	char link[64];
	ssize_t n = readlink(path, link, sizeof link);

	return xstrndup(link, n > 0 ? (size_t)n : 0);
}

/* This program, in a jail like every other. Where it is not static it needs its libraries. */
static void make_spec(const struct proof *p, const char *self, const char *outside,
		      struct jail_spec *spec)
{
	static const char *const libraries[] = { "/usr/lib", "/usr/lib64", "/lib", "/lib64" };

	spec->profile = JAIL_TEST_HOST;
	spec->proc = true;
	spec->limits.memory_kb = WATCHED_KB;
	jail_spec_arg(spec, self);
	jail_spec_arg(spec, "--deed");
	jail_spec_arg(spec, p->layer);
	jail_spec_arg(spec, outside);
	jail_spec_grant(spec, self, JAIL_READ | JAIL_EXEC);
	for (size_t i = 0; i < LEN(libraries); i++)
		if (access(libraries[i], F_OK) == 0)
			jail_spec_grant(spec, libraries[i], JAIL_READ | JAIL_EXEC);
}

/* In a process of its own, since what is entered here is not left any more. */
static void do_inside(const struct proof *p, unsigned max_tier, int status)
{
	AUTO(freep) char *self = realpath("/proc/self/exe", NULL);
	AUTO(freep) char *outside = outside_link(p->layer);
	AUTO(closep) int cord = -1;
	struct ground g = GROUND_INIT;
	struct run r = RUN_INIT(&g);
	struct err e = ERR_INIT;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), pair[2];

	make_spec(p, self ? self : "/", outside, &r.spec);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0 ||
	    !ground_find(&g, max_tier, &e) || !steps_enter(STEP_ONCE, &r, &e) ||
	    !init_start(&g, pair[1], &cord, &e) ||
	    !request_send(pair[0], &r.spec, (int[]){ null, null, null, status }, 4, &e))
		trouble_send(status, &g, &e);
	close(status);
	while (waitpid(-1, NULL, 0) > 0 || errno == EINTR)
		;
	run_release(&r);
}

static bool is_proven_inside(const struct proof *p, unsigned max_tier, struct err *e)
{
	struct jail_status s = { .how = JAIL_TROUBLE };
	char line[4096];
	size_t used = 0;
	int pair[2];
	ssize_t n;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot make a socket");
	if (fork() == 0) {
		close(pair[0]);
		do_inside(p, max_tier, pair[1]);
		_exit(0);
	}
	close(pair[1]);
	while ((n = read(pair[0], line + used, sizeof line - used)) > 0)
		used += (size_t)n;
	close(pair[0]);
	wait(NULL);
	if (!used || !jail_status_parse(&s, line, used - 1, e))
		return err_set(e, ERR_SANDBOX, "the jail said nothing");
	if (s.how == JAIL_TROUBLE)
		return err_set(e, ERR_SANDBOX, "%s", s.error);
	if (p->place == INSIDE_ENDED_BY_MEMORY)
		return s.how == JAIL_MEMORY;
	return s.how == JAIL_EXITED && s.code == 0;
}

static int do_landlocked(const struct proof *p, const struct ground *g)
{
	struct run r = RUN_INIT(g);
	struct err e = ERR_INIT;

	return prepare_rules(&r, &e) && forbid_new_privileges(&r, &e) && restrict_paths(&r, &e) &&
			       p->shows(&(struct deed_args){ p->layer, "" })
		       ? 0
		       : 1;
}

static bool is_proven_landlocked(const struct proof *p, const struct ground *g)
{
	struct ground alone = *g;
	int status = -1;
	pid_t pid;

	alone.tier = 1; /* without a file tree of its own */
	pid = fork();
	if (pid == 0)
		_exit(do_landlocked(p, &alone));
	waitpid(pid, &status, 0);
	return status == 0;
}

/* ---- all of them ---- */

static bool show(const struct proof *p, const struct ground *g, const char *layer)
{
	struct err e = ERR_INIT;
	bool proven = p && (p->place == LANDLOCK_ONLY ? is_proven_landlocked(p, g)
						      : is_proven_inside(p, g->tier, &e));

	printf("%-16s %-7s %s%s%s\n", layer, proven ? "holds" : "MISSING",
	       p ? p->what : "no proof is known", err_is(&e) ? ": " : "", e.text);
	return proven;
}

int probe(unsigned max_tier)
{
	struct ground g = GROUND_INIT;
	struct err e = ERR_INIT;
	char layers[256], *rest = layers, *layer;
	bool all = true;

	if (!ground_find(&g, max_tier, &e)) {
		printf("tier 0: %s\n%s%s\n", e.text, e.hint[0] ? "hint: " : "", e.hint);
		return 4;
	}
	printf("tier %u\n", g.tier);
	fflush(stdout);
	steps_layers(&g, layers);
	while ((layer = strsep(&rest, ",")))
		all = show(find_proof(layer), &g, layer) && all;
	return all ? 0 : 4;
}
