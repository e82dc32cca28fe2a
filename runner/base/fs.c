#include "base/fs.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/path.h"
#include "base/xmem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void closedirp(DIR **dir)
{
	if (*dir)
		closedir(*dir);
}

/* ---- reading ---- */

bool fs_read_fd(int fd, const char *path, size_t max_bytes, struct buf *out, struct err *e)
{
	size_t total = 0;
	char block[16384];

	for (;;) {
		ssize_t n = read(fd, block, sizeof block);

		if (n == 0)
			return true;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, ERR_INPUT, "cannot read '%s'", path);
		total += (size_t)n;
		if (total > max_bytes)
			return err_set(e, ERR_INPUT, "'%s' is larger than %zu KiB", path,
				       max_bytes / 1024);
		buf_add(out, block, (size_t)n);
	}
}

/* What a file that is no regular file is, for the message. */
static const char *kind_of(mode_t mode)
{
	static const struct { mode_t type; const char *name; } kind[] = {
		{ S_IFDIR, "a folder" },      { S_IFIFO, "a named pipe" },
		{ S_IFLNK, "a symbolic link" }, { S_IFSOCK, "a socket" },
		{ S_IFCHR, "a device" },      { S_IFBLK, "a device" },
	};

	for (size_t i = 0; i < LEN(kind); i++)
		if ((mode & S_IFMT) == kind[i].type)
			return kind[i].name;
	return "something else";
}

bool fs_read(const char *path, size_t max_bytes, struct buf *out, struct err *e)
{
	AUTO(closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0)
		return err_errno(e, ERR_INPUT, "cannot open '%s'", path);
	if (fstat(fd, &st) != 0)
		return err_errno(e, ERR_INPUT, "cannot look at '%s'", path);
	if (!S_ISREG(st.st_mode))
		return err_set(e, ERR_INPUT, "cannot read '%s': it is %s, and no regular file",
			       path, kind_of(st.st_mode));
	return fs_read_fd(fd, path, max_bytes, out, e);
}

int fs_open_hostile(const char *path, size_t max_bytes, struct err *e)
{
	AUTO(closep) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd < 0 && errno == ELOOP) {
		err_set(e, ERR_INPUT, "'%s' is a symbolic link, and only a regular file is graded",
			path);
		err_hint(e, "name the file that it points to");
		return -1;
	}
	if (fd < 0 && errno == ENXIO) {
		err_set(e, ERR_INPUT,
			"'%s' is a socket or a device, and only a regular file is graded", path);
		return -1;
	}
	if (fd < 0) {
		err_errno(e, ERR_INPUT, "cannot open '%s'", path);
		return -1;
	}
	if (fstat(fd, &st) != 0) {
		err_errno(e, ERR_INPUT, "cannot look at '%s'", path);
		return -1;
	}
	if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_INPUT, "'%s' is %s, and only a regular file is graded", path,
			kind_of(st.st_mode));
		return -1;
	}
	if ((uint64_t)st.st_size > max_bytes) {
		err_set(e, ERR_INPUT, "'%s' has %lld KiB, and a solution may have at most %zu KiB",
			path, (long long)st.st_size / 1024, max_bytes / 1024);
		return -1;
	}
	return take_fd(&fd);
}

/* ---- writing ---- */

bool fs_write_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n) {
		ssize_t written = write(fd, p, n);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		p += written;
		n -= (size_t)written;
	}
	return true;
}

bool fs_write_new(const char *path, const void *bytes, size_t n, struct err *e)
{
	AUTO(closep) int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);

	if (fd < 0 || !fs_write_all(fd, bytes, n))
		return err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
	return true;
}

/* The folder's own record of the new name has to reach the disk too. */
static void sync_dir_of(const char *path)
{
	AUTO(freep) char *dir = path_dir(path);
	AUTO(closep) int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0)
		fsync(fd);
}

bool fs_write_atomic(const char *path, const void *bytes, size_t n, unsigned mode, struct err *e)
{
	AUTO(freep) char *temporary = xfmt("%s.XXXXXX", path);
	AUTO(closep) int fd = mkostemp(temporary, O_CLOEXEC);

	if (fd < 0)
		return err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
	if (!fs_write_all(fd, bytes, n) || fchmod(fd, mode) != 0 || fsync(fd) != 0 ||
	    rename(temporary, path) != 0) {
		err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
		unlink(temporary);
		return false;
	}
	sync_dir_of(path);
	return true;
}

bool fs_append_line(const char *path, const char *line, struct err *e)
{
	AUTO(closep) int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
	AUTO(buf_release) struct buf bytes = BUF_INIT;

	if (fd < 0)
		return err_errno(e, ERR_SYSTEM, "cannot open '%s'", path);
	buf_str(&bytes, line);
	buf_char(&bytes, '\n');
	if (!fs_write_all(fd, bytes.s, bytes.len) || fsync(fd) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot write '%s'", path);
	return true;
}

bool fs_copy(const char *from, const char *to, unsigned mode, struct err *e)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;

	return fs_read(from, SIZE_MAX, &bytes, e) &&
	       fs_write_atomic(to, bytes.s, bytes.len, mode, e);
}

/* ---- folders ---- */

bool fs_make_dirs(const char *path, unsigned mode, struct err *e)
{
	AUTO(freep) char *parent = path_dir(path);

	if (mkdir(path, mode) == 0 || (errno == EEXIST && fs_is_dir(path)))
		return true;
	if (errno != ENOENT || strcmp(parent, path) == 0)
		return err_errno(e, ERR_SYSTEM, "cannot make the folder '%s'", path);
	if (!fs_make_dirs(parent, mode, e))
		return false;
	if (mkdir(path, mode) != 0 && errno != EEXIST)
		return err_errno(e, ERR_SYSTEM, "cannot make the folder '%s'", path);
	return true;
}

static bool remove_below(int dir_fd, struct err *e);

/* What ran in a scratch folder may have left folders that shut us out: they are ours, and are
 * opened up first. Through descriptors, so that no link is followed. */
static int open_to_remove(int parent, const char *name)
{
	int flags = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int fd = openat(parent, name, O_RDONLY | flags);

	if (fd < 0 && errno == EACCES) {
		AUTO(closep) int closed = openat(parent, name, O_PATH | flags);
		AUTO(freep) char *itself = xfmt("/proc/self/fd/%d", closed);

		if (closed >= 0 && chmod(itself, 0700) == 0)
			fd = openat(parent, name, O_RDONLY | flags);
	}
	if (fd >= 0)
		(void)!fchmod(fd, 0700); /* where it fails, removing will say so */
	return fd;
}

static bool remove_entry(int parent, const char *name, struct err *e)
{
	AUTO(closep) int fd = -1;

	if (unlinkat(parent, name, 0) == 0 || errno == ENOENT)
		return true;
	if (errno != EISDIR && errno != EPERM)
		return err_errno(e, ERR_SYSTEM, "cannot remove '%s'", name);
	fd = open_to_remove(parent, name);
	if (fd < 0 || !remove_below(fd, e))
		return err_errno(e, ERR_SYSTEM, "cannot remove '%s'", name);
	if (unlinkat(parent, name, AT_REMOVEDIR) != 0 && errno != ENOENT)
		return err_errno(e, ERR_SYSTEM, "cannot remove '%s'", name);
	return true;
}

static bool remove_below(int dir_fd, struct err *e)
{
	int copy = dup(dir_fd);
	AUTO(closedirp) DIR *dir = copy < 0 ? NULL : fdopendir(copy);
	struct dirent *entry;

	if (!dir)
		return err_errno(e, ERR_SYSTEM, "cannot read a folder");
	while ((entry = readdir(dir))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (!remove_entry(dir_fd, entry->d_name, e))
			return false;
	}
	return true;
}

bool fs_remove_tree(const char *path, struct err *e)
{
	if (!remove_entry(AT_FDCWD, path, e))
		return err_wrap(e, "'%s'", path);
	return true;
}

/* ---- questions ---- */

static mode_t mode_of(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? st.st_mode : 0;
}

bool fs_is_file(const char *path)
{
	return S_ISREG(mode_of(path));
}

bool fs_is_dir(const char *path)
{
	return S_ISDIR(mode_of(path));
}

bool fs_is_link(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool fs_is_executable(const char *path)
{
	return fs_is_file(path) && access(path, X_OK) == 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

bool fs_list(const char *path, char ***names, size_t *n, struct err *e)
{
	AUTO(closedirp) DIR *dir = opendir(path);
	struct dirent *entry;

	*names = NULL;
	*n = 0;
	if (!dir)
		return err_errno(e, ERR_INPUT, "cannot read the folder '%s'", path);
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			VEC_PUSH(*names, *n, xstrdup(entry->d_name));
	if (*n)
		qsort(*names, *n, sizeof **names, by_name);
	return true;
}

void fs_free_names(char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
}

char *fs_real_path(const char *path, struct err *e)
{
	char *real = realpath(path, NULL);

	if (!real)
		err_errno(e, ERR_INPUT, "cannot find '%s'", path);
	return real;
}
