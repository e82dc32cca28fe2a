/* INIT, ahead of its request. Half of what a launch costs does not depend on what is launched: a
 * process, its namespaces, an empty file tree. The server always has a few INITs ready, which all
 * wait on its socket. One of them takes the next request; when its command runs, it says so, and
 * the server makes another: not before, as both would mount things at once. So no request waits
 * for any of this, unless many come at once.
 *
 * Read downwards: init_start -> ahead -> wait_for_map -> prepare -> wait_for_request ->
 * init_main. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

static void ahead(const struct ground *g, int requests, int cord) __attribute__((noreturn));
static void keep_only(int *fd, size_t n);
static bool wait_for_map(const struct ground *g, int cord);
static int prepare(struct run *r, struct err *e);
static void wait_for_request(struct run *r, int requests, struct err *e);
static bool is_runnable(const struct run *r, struct err *e);

bool init_start(const struct ground *g, int requests, int *cord, struct err *e)
{
	unsigned long flags = g->tier == 2 ? CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS : 0;
	AUTO(closep) int ours = -1;
	int pair[2];
	long pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a socket");
	ours = pair[0];
	/* like fork, with namespaces; the order of the arguments differs between machines, but all
	 * that are not in front are 0 */
	pid = syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
	if (pid == 0)
		ahead(g, requests, pair[1]);
	close(pair[1]);
	if (pid < 0)
		return err_errno(e, ERR_SANDBOX, "cannot start a process for the jail");
	if (g->tier == 2 && (!map_users(g, (int)pid, e) || write(ours, "", 1) != 1))
		return err_errno(e, ERR_SANDBOX, "cannot prepare a process for the jail");
	*cord = take_fd(&ours);
	return true;
}

/* ---- the new process ---- */

static void ahead(const struct ground *g, int requests, int cord)
{
	int keep[] = { STDERR_FILENO, requests, cord, g->proc, g->leash };
	struct run r = RUN_INIT(g);
	struct err e = ERR_INIT;
	int signals;

	keep_only(keep, LEN(keep));
	if (!wait_for_map(g, cord))
		_exit(1); /* the server has ended, or says itself what went wrong */
	signals = prepare(&r, &e);
	r.cord = cord;
	wait_for_request(&r, requests, &e);
	close(requests);
	if (err_is(&e) || !is_runnable(&r, &e)) {
		trouble_send(r.fd[JAIL_STATUS], g, &e);
		init_tell(&r);
		_exit(0);
	}
	limits_fill(&r.spec, &r.limits);
	init_main(&r, signals);
}

static int ascending(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* Closes all others: the server's, and those of other runs. */
static void keep_only(int *fd, size_t n)
{
	int from = 0;

	qsort(fd, n, sizeof *fd, ascending);
	for (size_t i = 0; i < n; i++) {
		if (fd[i] > from)
			sys_close_range((unsigned)from, (unsigned)fd[i] - 1);
		if (fd[i] >= from)
			from = fd[i] + 1;
	}
	sys_close_range((unsigned)from, ~0u);
}

/* Until the server has said who we may be, we are nobody. */
static bool wait_for_map(const struct ground *g, int cord)
{
	char byte;

	return g->tier < 2 || read(cord, &byte, 1) == 1;
}

/* The descriptor for signals. What goes wrong is told to whoever sends a request. */
static int prepare(struct run *r, struct err *e)
{
	sigset_t all;
	int signals;

	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	signal(SIGCHLD, SIG_DFL);
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	signals = signalfd(-1, &all, SFD_CLOEXEC | SFD_NONBLOCK);
	setsid(); /* no terminal to type into */
	if (signals < 0)
		err_errno(e, ERR_SANDBOX, "jail: cannot watch for signals");
	else if (r->ground->tier < 2 && prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0)
		err_errno(e, ERR_SANDBOX, "jail: cannot adopt orphans");
	else
		steps_enter(STEP_AHEAD, r, e);
	return signals;
}

static void wait_for_request(struct run *r, int requests, struct err *e)
{
	struct err malformed = ERR_INIT;
	bool received = request_receive(requests, r, &malformed);

	if (!received && !err_is(&malformed))
		_exit(0); /* there will be none */
	if (r->nfds <= JAIL_STATUS) {
		init_tell(r);
		_exit(1); /* not even something to complain on */
	}
	if (!received)
		err_set(e, malformed.kind, "%s", malformed.text);
}

void init_tell(struct run *r)
{
	ssize_t ignored = send(r->cord, "", 1, MSG_NOSIGNAL);

	(void)ignored; /* a server that has gone takes us with it */
	closep(&r->cord);
}

/* Is this something that can be run here at all? */
static bool is_runnable(const struct run *r, struct err *e)
{
	if (r->spec.profile > JAIL_MEASURE)
		return err_set(e, ERR_SANDBOX, "nothing can be started under '%s': it is the "
					       "filter that a test host loads in each test",
			       jail_profile_name(r->spec.profile));
	if (r->spec.min_tier <= r->ground->tier)
		return true;
	err_set(e, ERR_SANDBOX, "tier %u is asked for, but only tier %u can be had here",
		r->spec.min_tier, r->ground->tier);
	return err_hint(e, "allow user namespaces: sysctl user.max_user_namespaces=10000 "
			   "(Ubuntu: kernel.apparmor_restrict_unprivileged_userns=0)");
}
