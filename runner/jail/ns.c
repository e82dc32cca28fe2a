/* Namespaces, entered once for all runs of a server.
 *
 * A run gets a process namespace, a mount namespace and, for counting its processes, a user
 * namespace of its own (run.c, init.c); network, IPC, host name and cgroup names it shares with
 * the other runs of the same server, which is safe because the filters leave nothing in them that
 * a run could change or listen to. A network namespace costs more than a whole launch. */
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

static bool write_file(const char *dir, const char *name, const char *text)
{
	AUTO(freep) char *path = xfmt("%s/%s", dir, name);
	AUTO(closep) int fd = open(path, O_WRONLY | O_CLOEXEC);

	return fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text);
}

/* Two users are mapped: root, who builds, and the one whom commands become. More than one line
 * can be written only from outside, by who has the right to: by a child that stays behind. */
static int map_from_outside(int parent, int go)
{
	static const char map[] = "0 0 1\n65534 65534 1\n";
	AUTO(freep) char *dir = xfmt("/proc/%d", parent);
	char byte;

	if (read(go, &byte, 1) != 1)
		return 1;
	return write_file(dir, "uid_map", map) && write_file(dir, "gid_map", map) ? 0 : 1;
}

static bool enter_as_root(struct err *e)
{
	int go[2], self = getpid(), status = -1;
	pid_t helper;

	if (pipe2(go, O_CLOEXEC) != 0 || setgroups(0, NULL) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot prepare");
	helper = fork();
	if (helper == 0) {
		close(go[1]);
		_exit(map_from_outside(self, go[0]));
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

/* An ordinary user is mapped to itself. */
static bool enter_as_user(struct err *e)
{
	unsigned uid = getuid(), gid = getgid();
	AUTO(freep) char *users = xfmt("%u %u 1\n", uid, uid);
	AUTO(freep) char *groups = xfmt("%u %u 1\n", gid, gid);

	if (unshare(ALL_NAMESPACES) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make namespaces");
	if (!write_file("/proc/self", "setgroups", "deny") ||
	    !write_file("/proc/self", "uid_map", users) ||
	    !write_file("/proc/self", "gid_map", groups))
		return err_errno(e, ERR_SANDBOX, "cannot map the user into a user namespace");
	return true;
}

bool enter_namespaces(struct run *r, struct err *e)
{
	return r->ground->is_root ? enter_as_root(e) : enter_as_user(e);
}
