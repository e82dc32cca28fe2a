/* What is granted: found in the tree of the outside, copied, put into the run's own (root.c). */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
			return err_set(e, ERR_SANDBOX, "'%s' cannot be granted: the jail has a %s "
						       "of its own", grant->path, ours[i]);
	if (str_eq(grant->path, "/"))
		return err_set(e, ERR_SANDBOX, "the whole file tree cannot be granted");
	return true;
}

/* ---- links of the system ---- */

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
			target = target_of(JAIL_HOST, link);
		if (!target)
			return;
		spec->grants[i].path = xfmt("/%s%s", target, path + strlen(link));
		free(path);
	}
}

bool make_system_links(struct err *e)
{
	for (size_t i = 0; i < LEN(system_link); i++) {
		AUTO(freep) char *target = target_of(JAIL_HOST, system_link[i]);
		AUTO(freep) char *path = xfmt("%s%s", JAIL_ROOT, system_link[i]);

		if (target && symlink(target, path) != 0)
			return err_errno(e, ERR_SANDBOX, "cannot make the link '%s'",
					 system_link[i]);
	}
	return true;
}

/* ---- outside: find and copy ---- */

int copy_tree(int from, uint64_t flags)
{
	AUTO(closep) int tree = sys_open_tree(from, "", TREE_EMPTY_PATH | TREE_CLONE |
						TREE_CLOEXEC | TREE_RECURSIVE);

	if (tree < 0 || sys_mount_setattr(tree, "", TREE_EMPTY_PATH | TREE_RECURSIVE, flags) != 0)
		return -1;
	return take_fd(&tree);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct jail_grant *)a)->path, ((const struct jail_grant *)b)->path);
}

static int find_grant(const struct run *r, const struct jail_grant *grant, struct err *e)
{
	AUTO(closep) int from = -1, tree = -1;
	uint64_t flags = MOUNT_NO_SETUID | MOUNT_NO_DEVICES;

	if (!is_grantable(grant, e))
		return -1;
	from = grant_open(JAIL_HOST, grant, e);
	if (from < 0 || !rules_allow_grant(r, from, grant->access, e))
		return -1;
	flags |= grant->access & JAIL_WRITE ? 0 : MOUNT_READ_ONLY;
	flags |= grant->access & JAIL_EXEC ? 0 : MOUNT_NO_EXEC;
	tree = copy_tree(from, flags);
	if (tree < 0)
		err_errno(e, ERR_SANDBOX, "cannot grant '%s'", grant->path);
	return take_fd(&tree);
}

bool find_grants(struct run *r, int *tree, struct err *e)
{
	for (size_t i = 0; i < LEN(system_link); i++)
		follow_system_link(&r->spec, system_link[i]);
	/* outer folders first, so that a grant inside another one is not hidden by it */
	if (r->spec.ngrants)
		qsort(r->spec.grants, r->spec.ngrants, sizeof *r->spec.grants, by_path);
	for (size_t i = 0; i < r->spec.ngrants; i++) {
		tree[i] = find_grant(r, &r->spec.grants[i], e);
		if (tree[i] < 0)
			return false;
	}
	return true;
}

/* ---- inside: put in place ---- */

/* Makes the folders above `path`. */
static bool make_parents(char *path, struct err *e)
{
	for (char *slash = path + 1; (slash = strchr(slash, '/')); slash++) {
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
	if (S_ISDIR(st.st_mode)) {
		if (mkdir(path, 0755) == 0)
			return true;
	} else {
		fd = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0444);
		if (fd >= 0)
			return true;
	}
	if (errno == EEXIST || errno == EROFS)
		return true;
	return err_errno(e, ERR_SANDBOX, "cannot make a place for '%s'", path);
}

bool place_grants(struct run *r, const int *tree, struct err *e)
{
	for (size_t i = 0; i < r->spec.ngrants; i++) {
		char *path = r->spec.grants[i].path;

		if (!make_parents(path, e) || !make_point(path, tree[i], e))
			return false;
		if (sys_move_mount(tree[i], path) != 0)
			return err_errno(e, ERR_SANDBOX, "cannot mount '%s'", path);
	}
	return true;
}
