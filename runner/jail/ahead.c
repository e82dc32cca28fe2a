/* INIT, ahead of its request. Half of what a launch costs does not depend on what is launched: a
 * process, its namespaces, an empty file tree. The server always has a few INITs ready, whose
 * INSIDEs all wait on its socket (inside.c). One of them takes the next request; when its command
 * has ended, or runs for a while, the server makes another: not at once, as both would mount things
 * at the same time. So no request waits for any of this, unless many come at once.
 *
 * Read downwards: init_start -> ahead -> wait_for_map -> prepare -> init_main. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

static void ahead(const struct ground *g, int requests, int cord) __attribute__((noreturn));
static void keep_only(int *fd, size_t n);
static bool wait_for_map(const struct ground *g, int cord);
static int prepare(struct run *r, struct err *e);

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

	keep_only(keep, LEN(keep));
	if (!wait_for_map(g, cord))
		_exit(1); /* the server has ended, or says itself what went wrong */
	r.cord = cord;
	r.requests = requests;
	init_main(&r, prepare(&r, &r.err));
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
	r->parted = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (r->parted < 0)
		err_errno(e, ERR_SANDBOX, "jail: cannot make an eventfd");
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); /* nobody looks into us */
	return signals;
}
