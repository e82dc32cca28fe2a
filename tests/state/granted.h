/* granted.h: channels through a file that was granted to both for reading. */
#ifndef STATE_GRANTED_H
#define STATE_GRANTED_H

#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#define STAMP 86400 /* a time that no file has by itself */

/* ---- what is granted to both ---- */

static struct stat look(void)
{
	struct stat st = { 0 };

	stat(file, &st);
	return st;
}

static bool append(void)
{
	int fd = open(file, O_WRONLY | O_APPEND);

	return fd >= 0 && write(fd, "x", 1) == 1;
}

static bool is_longer(void)
{
	return look().st_size > 4096;
}

static bool change_mode(void)
{
	return chmod(file, 0646) == 0;
}

static bool is_changed_mode(void)
{
	return (look().st_mode & 0777) == 0646;
}

static bool stamp(void)
{
	struct timespec to[2] = { { .tv_sec = STAMP }, { .tv_sec = STAMP } };

	return utimensat(AT_FDCWD, file, to, 0) == 0;
}

static bool is_stamped(void)
{
	return look().st_mtime == STAMP;
}

/* The folder is prepared so that a reading shows: last read long ago, changed since. */
static bool read_it(void)
{
	char byte;
	int fd = open(file, O_RDONLY);

	return fd >= 0 && read(fd, &byte, 1) == 1;
}

static bool was_read(void)
{
	return look().st_atime != STAMP;
}

static bool set_attribute(void)
{
	return setxattr(file, "user." NAME, "x", 1, 0) == 0;
}

static bool has_attribute(void)
{
	char value[8];

	return getxattr(file, "user." NAME, value, sizeof value) == 1;
}

static bool lock_whole(void)
{
	return flock(open(file, O_RDONLY), LOCK_EX | LOCK_NB) == 0;
}

static bool is_locked_whole(void)
{
	return flock(open(file, O_RDONLY), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

static bool lock(int command)
{
	struct flock part = { .l_type = F_RDLCK };

	return fcntl(open(file, O_RDONLY), command, &part) == 0;
}

static bool is_locked(int command)
{
	struct flock part = { .l_type = F_WRLCK };

	return fcntl(open(file, O_RDONLY), command, &part) == 0 && part.l_type != F_UNLCK;
}

static bool lock_part(void)
{
	return lock(F_SETLK);
}

static bool is_locked_part(void)
{
	return is_locked(F_GETLK);
}

static bool lock_open(void)
{
	return lock(F_OFD_SETLK);
}

static bool is_locked_open(void)
{
	return is_locked(F_OFD_GETLK);
}

static bool lease(void)
{
	signal(SIGIO, SIG_IGN); /* comes when somebody else wants to write */
	return fcntl(open(file, O_RDONLY), F_SETLEASE, F_RDLCK) == 0;
}

static bool is_leased(void)
{
	return open(file, O_WRONLY | O_NONBLOCK) < 0 && errno == EWOULDBLOCK;
}

static bool watch_file(void)
{
	return inotify_add_watch(inotify_init1(0), file, IN_OPEN) >= 0;
}

static bool make_pipe(void)
{
	return mkfifo(other, 0666) == 0;
}

/* ---- a page of a granted file, as a place to wait and to be woken ---- */

static void *page(void)
{
	return mmap(NULL, 4096, PROT_READ, MAP_SHARED, open(file, O_RDONLY), 0);
}

static long on_page(int operation, const struct timespec *patience)
{
	void *at = page();

	return at == MAP_FAILED ? -1 : syscall(SYS_futex, at, operation, *(int *)at, patience);
}

/* The waiting is done by a process of its own, which ends with this one. */
static bool wait_on_page(void)
{
	const struct timespec patience = { .tv_sec = 60 };

	if (fork() != 0)
		return true;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	on_page(FUTEX_WAIT, &patience);
	_exit(0);
}

/* Asked for a bounded time, as nobody tells when the other has begun to wait. */
static bool somebody_waits_on_page(void)
{
	for (int i = 0; i < 100; i++) {
		void *at = page();

		if (at != MAP_FAILED && syscall(SYS_futex, at, FUTEX_WAKE, 1) > 0)
			return true;
		poll(NULL, 0, 1);
	}
	return false;
}

#endif
