/* Namespaces, entered once for all runs of a server.
 *
 * A run gets a process namespace, mount namespaces and a user namespace of its own (ahead.c): in
 * the last one the kernel counts its processes apart from those of all others. Network, IPC, host
 * name and cgroup names it shares with the other runs of the same server, which is safe because
 * the filters leave nothing in them that a run could change or listen to. A network namespace
 * costs more than a whole launch. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define ALL_NAMESPACES (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | \
			CLONE_NEWUTS | CLONE_NEWCGROUP)

static const char two_users[] = "0 0 1\n65534 65534 1\n";

/* `dir` is a descriptor of /proc. */
static bool write_file(int dir, int pid, const char *name, const char *text)
{
	AUTO(freep) char *path = xfmt("%d/%s", pid, name);
	AUTO(closep) int fd = openat(dir, path, O_WRONLY | O_CLOEXEC);

	return fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
}

bool map_users(const struct ground *g, int pid, struct err *e)
{
	AUTO(freep) char *user = xfmt("%u %u 1\n", (unsigned)getuid(), (unsigned)getuid());
	AUTO(freep) char *group = xfmt("%u %u 1\n", (unsigned)getgid(), (unsigned)getgid());

	if (write_file(g->proc, pid, "uid_map", g->is_root ? two_users : user) &&
	    write_file(g->proc, pid, "gid_map", g->is_root ? two_users : group))
		return true;
	return err_errno(e, ERR_SANDBOX, "cannot map users into a namespace");
}

/* Root maps two users: itself, who builds, and the one whom commands become. More than one line
 * can be written only from outside, by who has the right to: by a child that stays behind. */
static int map_from_outside(const struct ground *g, int parent, int go)
{
	char byte;

	return read(go, &byte, 1) == 1 && map_users(g, parent, NULL) ? 0 : 1;
}

static bool enter_as_root(const struct ground *g, struct err *e)
{
	int go[2], self = getpid(), status = -1;
	pid_t helper;

	if (pipe2(go, O_CLOEXEC) != 0 || setgroups(0, NULL) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot prepare");
	helper = fork();
	if (helper == 0) {
		close(go[1]);
		_exit(map_from_outside(g, self, go[0]));
	}
	close(go[0]);
	if (helper < 0 || unshare(ALL_NAMESPACES) != 0) {
		err_errno(e, ERR_SANDBOX, "cannot make namespaces");
		close(go[1]);
		return false;
	}
	if (write(go[1], "", 1) != 1)
		err_errno(e, ERR_SANDBOX, "cannot reach the helper");
	close(go[1]);
	while (waitpid(helper, &status, 0) < 0 && errno == EINTR)
		;
	if (status != 0)
		return err_set(e, ERR_SANDBOX, "cannot map root and nobody into a user namespace");
	return !err_is(e);
}

/* An ordinary user is mapped to itself; the text is made before, while we still know who. */
static bool enter_as_user(const struct ground *g, struct err *e)
{
	AUTO(freep) char *user = xfmt("%u %u 1\n", (unsigned)getuid(), (unsigned)getuid());
	AUTO(freep) char *group = xfmt("%u %u 1\n", (unsigned)getgid(), (unsigned)getgid());

	if (unshare(ALL_NAMESPACES) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make namespaces");
	if (!write_file(g->proc, getpid(), "setgroups", "deny") ||
	    !write_file(g->proc, getpid(), "uid_map", user) ||
	    !write_file(g->proc, getpid(), "gid_map", group))
		return err_errno(e, ERR_SANDBOX, "cannot map the user into a user namespace");
	return true;
}

bool enter_namespaces(struct run *r, struct err *e)
{
	return r->ground->is_root ? enter_as_root(r->ground, e) : enter_as_user(r->ground, e);
}
