/* The file tree of a run.
 *
 * Once per server, the tree of the outside moves to /host of a small root of our own, beside a
 * folder with four devices. Each run has a copy of these mounts in its own namespace. It makes an
 * empty root at /new, puts what was granted there, each thing under its own name, enters it, and
 * lets go of everything else. Nothing of this ever shows outside: all of it ends with the
 * namespace, however the run ends. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>

#define HARMLESS (MOUNT_NO_SETUID | MOUNT_NO_DEVICES)

/* Copies what stands at `from` to `to`, with the flags added, on everything mounted below it too:
 * a plain copy without what is mounted below would show what those mounts hide. */
static bool copy_tree(int from, const char *to, uint64_t flags, struct err *e)
{
	AUTO(closep) int tree = sys_open_tree(from, "", TREE_EMPTY_PATH | TREE_CLONE |
						TREE_CLOEXEC | TREE_RECURSIVE);

	if (tree < 0 ||
	    sys_mount_setattr(tree, "", TREE_EMPTY_PATH | TREE_RECURSIVE, flags) != 0 ||
	    sys_move_mount(tree, to) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount '%s'", to);
	return true;
}

/* ---- once ---- */

static bool make_device(const char *name, struct err *e)
{
	AUTO(freep) char *from = xfmt("%s/dev/%s", JAIL_HOST, name);
	AUTO(freep) char *to = xfmt("%s/%s", JAIL_DEV, name);
	AUTO(closep) int device = open(from, O_PATH | O_CLOEXEC);
	AUTO(closep) int point = open(to, O_CREAT | O_WRONLY | O_CLOEXEC, 0444);

	if (device < 0 || point < 0)
		return err_errno(e, ERR_SANDBOX, "cannot find '%s'", from + strlen(JAIL_HOST));
	return copy_tree(device, to, MOUNT_NO_SETUID | MOUNT_NO_EXEC, e);
}

/* Any folder that is there will do: what it holds is seen again as soon as we are in the new root. */
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
	if (mkdir(JAIL_HOST + 1, 0755) != 0 || mkdir(JAIL_ROOT + 1, 0755) != 0 ||
	    mkdir(JAIL_DEV + 1, 0755) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a folder");
	if (sys_pivot_root(".", JAIL_HOST + 1) != 0 || chdir("/") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot move the file tree");
	for (size_t i = 0; i < LEN(device); i++)
		if (!make_device(device[i], e))
			return false;
	return true;
}

/* ---- what was granted ---- */

/* Where only root can make a link: libraries and tools are often known by one. */
static bool is_of_system(const char *path)
{
	static const char *const folder[] = { "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64",
					      "/libx32", "/etc", "/opt" };

	for (size_t i = 0; i < LEN(folder); i++)
		if (path_is_below(path, folder[i]))
			return true;
	return false;
}

int grant_open(const char *tree, const struct jail_grant *grant, struct err *e)
{
	AUTO(freep) char *path = xfmt("%s%s", tree, grant->path);
	struct open_request how = { O_PATH | O_CLOEXEC, 0, OPEN_NO_SYMLINKS };
	int root = -1, fd;

	if (is_of_system(grant->path)) {
		/* a link in the old tree means what it meant there */
		root = open(*tree ? tree : "/", O_PATH | O_DIRECTORY | O_CLOEXEC);
		how.resolve = OPEN_IN_ROOT;
		fd = root < 0 ? -1 : sys_openat2(root, grant->path, &how);
		closep(&root);
	} else {
		fd = sys_openat2(-1, path, &how);
	}
	if (fd < 0 && errno == ELOOP)
		err_set(e, ERR_SANDBOX, "'%s' is a link, or lies behind one", grant->path);
	else if (fd < 0)
		err_errno(e, ERR_SANDBOX, "cannot grant '%s'", grant->path);
	return fd;
}

/* Some names are the jail's own. */
static bool is_grantable(const struct jail_grant *grant, struct err *e)
{
	static const char *const ours[] = { "/proc", "/dev" };

	for (size_t i = 0; i < LEN(ours); i++)
		if (path_is_below(grant->path, ours[i]))
			return err_set(e, ERR_SANDBOX, "'%s' cannot be granted: the jail has a %s of "
						       "its own", grant->path, ours[i]);
	if (str_eq(grant->path, "/"))
		return err_set(e, ERR_SANDBOX, "the whole file tree cannot be granted");
	return true;
}

/* Makes the folders above `path`, which lies below JAIL_ROOT. */
static bool make_parents(char *path, struct err *e)
{
	for (char *slash = path + strlen(JAIL_ROOT) + 1; (slash = strchr(slash, '/')); slash++) {
		int failed;

		*slash = '\0';
		failed = mkdir(path, 0755) != 0 && errno != EEXIST && errno != EROFS;
		*slash = '/';
		if (failed)
			return err_errno(e, ERR_SANDBOX, "cannot make a folder for '%s'", path);
	}
	return true;
}

/* Something to mount on: a folder for a folder, a file for all else. Where an outer grant has
 * brought it along already, it is there. */
static bool make_point(const char *path, int like, struct err *e)
{
	AUTO(closep) int fd = -1;
	struct stat st;

	if (fstat(like, &st) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot look at '%s'", path);
	if (S_ISDIR(st.st_mode) ? mkdir(path, 0755) == 0
				: (fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW,
					     0444)) >= 0)
		return true;
	if (errno == EEXIST || errno == EROFS)
		return true;
	return err_errno(e, ERR_SANDBOX, "cannot make a place for '%s'", path);
}

static bool mount_grant(const struct run *r, const struct jail_grant *grant, struct err *e)
{
	AUTO(freep) char *to = xfmt("%s%s", JAIL_ROOT, grant->path);
	AUTO(closep) int from = -1;
	uint64_t flags = HARMLESS;

	if (!is_grantable(grant, e))
		return false;
	from = grant_open(JAIL_HOST, grant, e);
	if (from < 0 || !make_parents(to, e) || !make_point(to, from, e))
		return false;
	flags |= grant->access & JAIL_WRITE ? 0 : MOUNT_READ_ONLY;
	flags |= grant->access & JAIL_EXEC ? 0 : MOUNT_NO_EXEC;
	return copy_tree(from, to, flags, e) && rules_allow_grant(r, from, grant->access, e);
}

/* Where /lib and its like are links into /usr, they are so in the new root, too, and what was
 * granted below such a name is granted below the one that it stands for. */
static const char *const system_link[] = { "/bin", "/sbin", "/lib", "/lib32", "/lib64",
					   "/libx32" };

/* What the link stands for, as a path without the slash in front; NULL: there is none. */
static char *target_of(const char *root, const char *link)
{
	AUTO(freep) char *path = xfmt("%s%s", root, link);
	char target[64];
	ssize_t n = readlink(path, target, sizeof target);

	if (n <= 0 || n == (ssize_t)sizeof target || memchr(target, '.', (size_t)n))
		return NULL;
	return xstrndup(target + (*target == '/'), (size_t)(n - (*target == '/')));
}

static void follow_system_link(struct jail_spec *spec, const char *link)
{
	AUTO(freep) char *target = NULL;

	for (size_t i = 0; i < spec->ngrants; i++) {
		char *path = spec->grants[i].path;

		if (!path_is_below(path, link))
			continue;
		if (!target)
			target = target_of(JAIL_ROOT, link);
		if (!target)
			return;
		spec->grants[i].path = xfmt("/%s%s", target, path + strlen(link));
		free(path);
	}
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct jail_grant *)a)->path, ((const struct jail_grant *)b)->path);
}

/* Outer folders first, so that a grant inside another one is not hidden by it. */
static bool mount_grants(struct run *r, struct err *e)
{
	struct jail_spec *spec = &r->spec;

	for (size_t i = 0; i < LEN(system_link); i++)
		follow_system_link(spec, system_link[i]);
	if (spec->ngrants)
		qsort(spec->grants, spec->ngrants, sizeof *spec->grants, by_path);
	for (size_t i = 0; i < spec->ngrants; i++)
		if (!mount_grant(r, &spec->grants[i], e))
			return false;
	return true;
}

/* ---- ahead of the request ---- */

static bool make_links(struct err *e)
{
	for (size_t i = 0; i < LEN(system_link); i++) {
		AUTO(freep) char *target = target_of(JAIL_HOST, system_link[i]);
		AUTO(freep) char *path = xfmt("%s%s", JAIL_ROOT, system_link[i]);

		if (target && symlink(target, path) != 0)
			return err_errno(e, ERR_SANDBOX, "cannot make the link '%s'", system_link[i]);
	}
	return true;
}

#define TMP_FLAGS (MS_NOSUID | MS_NODEV | MS_NOEXEC)

bool prepare_root(struct run *r UNUSED, struct err *e)
{
	AUTO(closep) int devices = open(JAIL_DEV, O_PATH | O_CLOEXEC);

	if (mount("root", JAIL_ROOT, "tmpfs", MS_NOSUID | MS_NODEV,
		  "size=1m,nr_inodes=4096,mode=0755") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount a tmpfs");
	if (mkdir(JAIL_ROOT "/dev", 0755) != 0 || mkdir(JAIL_ROOT "/proc", 0755) != 0 ||
	    mkdir(JAIL_ROOT "/tmp", 0755) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a folder");
	if (devices < 0 || !copy_tree(devices, JAIL_ROOT "/dev", MOUNT_NO_SETUID | MOUNT_NO_EXEC, e))
		return err_errno(e, ERR_SANDBOX, "cannot mount /dev");
	if (mount("tmp", JAIL_ROOT "/tmp", "tmpfs", TMP_FLAGS,
		  "size=64k,nr_inodes=4096,mode=1777") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot mount /tmp");
	return make_links(e);
}

/* ---- the request's own ---- */

static bool size_tmp(const struct run *r, struct err *e)
{
	char size[48];

	snprintf(size, sizeof size, "size=%lluk", (unsigned long long)r->limits.tmp_kb);
	if (mount(NULL, JAIL_ROOT "/tmp", NULL, MS_REMOUNT | TMP_FLAGS, size) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot give /tmp its size");
	return true;
}

bool mount_proc(struct err *e)
{
	if (mount("proc", JAIL_ROOT "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC,
		  "subset=pid") == 0)
		return true;
	err_errno(e, ERR_SANDBOX, "cannot mount /proc");
	return err_hint(e, "in a container: let it see all of /proc, or force tier 1");
}

bool build_root(struct run *r, struct err *e)
{
	if (!size_tmp(r, e) || (r->spec.proc && !mount_proc(e)) || !mount_grants(r, e))
		return false;
	if (sys_mount_setattr(-1, JAIL_ROOT, 0, MOUNT_READ_ONLY) != 0 || chdir(JAIL_ROOT) != 0 ||
	    sys_pivot_root(".", ".") != 0 || umount2(".", MNT_DETACH) != 0 || chdir("/") != 0)
		return err_errno(e, ERR_SANDBOX, "cannot enter it");
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
