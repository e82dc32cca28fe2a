/* The file tree of a run.
 *
 * Once per server, the tree of the outside moves to /host of a small root of our own, beside a
 * folder with four devices. Each run has two mount namespaces. The first is a copy of the server's:
 * there INIT finds what is granted. The second has nothing but an empty root with devices and a
 * /tmp, made ahead of the request, since letting go of the outside is what takes longest. Into it
 * INIT goes, with copies of what it has found, and puts each in place under its own name: there the
 * command lives. Nothing of this ever shows outside: all of it ends with INIT, however it ends. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/xmem.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>

/* ---- once ---- */

/* Copies what stands at `from` to `to`. */
static bool put_copy(int from, const char *to, uint64_t flags, struct err *e)
{
	AUTO(closep) int tree = copy_tree(from, flags);

	if (tree < 0 || sys_move_mount(tree, to) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount '%s'", to);
	return true;
}

static bool make_device(const char *name, struct err *e)
{
	AUTO(freep) char *from = xfmt("%s/dev/%s", JAIL_HOST, name);
	AUTO(freep) char *to = xfmt("%s/%s", JAIL_DEV, name);
	AUTO(closep) int device = open(from, O_PATH | O_CLOEXEC);
	AUTO(closep) int point = open(to, O_CREAT | O_WRONLY | O_CLOEXEC, 0444);

	if (device < 0 || point < 0)
		return err_errno(e, ERR_SANDBOX, "cannot find '%s'", from + strlen(JAIL_HOST));
	return put_copy(device, to, MOUNT_NO_SETUID | MOUNT_NO_EXEC, e);
}

/* Any folder that is there will do: what it holds is seen again once we are in the new root. */
static const char *mount_base(void)
{
	static const char *const folder[] = { "/tmp", "/usr", "/etc" };

	for (size_t i = 0; i < LEN(folder); i++)
		if (mount("hone-jail", folder[i], "tmpfs", MS_NOSUID | MS_NODEV,
			  "size=256k,nr_inodes=64,mode=0755") == 0)
			return folder[i];
	return NULL;
}

bool build_skeleton(struct run *r UNUSED, struct err *e)
{
	static const char *const device[] = { "null", "zero", "full", "urandom" };
	const char *base;

	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make the mounts private");
	base = mount_base();
	if (!base || chdir(base) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount a tmpfs");
	if (mkdir(&JAIL_HOST[1], 0755) != 0 || mkdir(&JAIL_ROOT[1], 0755) != 0 ||
	    mkdir(&JAIL_DEV[1], 0755) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a folder");
	if (sys_pivot_root(".", &JAIL_HOST[1]) != 0 || chdir("/") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot move the file tree");
	for (size_t i = 0; i < LEN(device); i++)
		if (!make_device(device[i], e))
			return false;
	return true;
}

/* ---- ahead of the request ---- */

#define TMP_FLAGS (MS_NOSUID | MS_NODEV | MS_NOEXEC)
#define TMP_KB 64 /* of a /tmp made ahead */

static bool mount_root(struct err *e)
{
	AUTO(closep) int devices = open(JAIL_DEV, O_PATH | O_CLOEXEC);
	char options[64];

	snprintf(options, sizeof options, "size=%dk,nr_inodes=4096,mode=1777", TMP_KB);
	if (mount("root", JAIL_ROOT, "tmpfs", MS_NOSUID | MS_NODEV,
		  "size=1m,nr_inodes=4096,mode=0755") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount a tmpfs");
	if (mkdir(JAIL_ROOT "/dev", 0755) != 0 || mkdir(JAIL_ROOT "/proc", 0755) != 0 ||
	    mkdir(JAIL_ROOT "/tmp", 0755) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a folder");
	if (devices < 0 || !put_copy(devices, JAIL_ROOT "/dev", MOUNT_NO_SETUID | MOUNT_NO_EXEC, e))
		return err_errno(e, ERR_SANDBOX, "cannot mount /dev");
	if (mount("tmp", JAIL_ROOT "/tmp", "tmpfs", TMP_FLAGS, options) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount /tmp");
	return make_system_links(e);
}

static int this_mount_ns(const struct run *r)
{
	return openat(r->ground->proc, "self/ns/mnt", O_RDONLY | O_CLOEXEC);
}

/* Makes the second namespace, and goes back to the first. */
bool prepare_root(struct run *r, struct err *e)
{
	r->outside_ns = this_mount_ns(r);
	if (r->outside_ns < 0 || unshare(CLONE_NEWNS) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a mount namespace");
	if (!mount_root(e))
		return false;
	if (chdir(JAIL_ROOT) != 0 || sys_pivot_root(".", ".") != 0 ||
	    umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot enter it");
	if (!rules_allow_tmp(r, e))
		return false;
	r->inside_ns = this_mount_ns(r);
	if (r->inside_ns < 0 || setns(r->outside_ns, CLONE_NEWNS) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot leave it again");
	return true;
}

/* ---- for the request ---- */

int open_proc(struct err *e)
{
	AUTO(closep) int fs = sys_fsopen("proc");
	int tree = -1;

	if (fs >= 0 && sys_fs_option(fs, "subset", "pid") == 0 && sys_fs_create(fs) == 0)
		tree = sys_fs_mount(fs, MOUNT_NO_SETUID | MOUNT_NO_DEVICES | MOUNT_NO_EXEC);
	if (tree < 0) {
		err_errno(e, ERR_SANDBOX, "cannot mount /proc");
		err_hint(e, "in a container: let it see all of /proc, or force tier 1");
	}
	return tree;
}

static bool size_tmp(const struct run *r, struct err *e)
{
	char size[48];

	snprintf(size, sizeof size, "size=%lluk", (unsigned long long)r->limits.tmp_kb);
	if (r->limits.tmp_kb != TMP_KB &&
	    mount(NULL, "/tmp", NULL, MS_REMOUNT | TMP_FLAGS, size) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot give /tmp its size");
	return true;
}

bool build_root(struct run *r, struct err *e)
{
	AUTO(freep) int *tree = xcalloc(r->spec.ngrants, sizeof *tree); /* our end closes them */
	AUTO(closep) int proc = r->spec.proc ? open_proc(e) : -1;

	if ((r->spec.proc && proc < 0) || !find_grants(r, tree, e))
		return false;
	if (setns(r->inside_ns, CLONE_NEWNS) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot enter it");
	if (!size_tmp(r, e))
		return false;
	if (proc >= 0 && sys_move_mount(proc, "/proc") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount /proc");
	if (!place_grants(r, tree, e))
		return false;
	if (sys_mount_setattr(-1, "/", 0, MOUNT_READ_ONLY) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make it read-only");
	return true;
}

/* Still as root, who may enter every folder: what lies in it needs no path to it then. */
bool enter_folder(struct run *r, struct err *e)
{
	umask(022);
	if (chdir(r->spec.cwd) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot go to '%s'", r->spec.cwd);
	return true;
}
