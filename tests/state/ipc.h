/* ipc.h: channels through what the kernel keeps by name, and through files of one's own. */
#ifndef STATE_IPC_H
#define STATE_IPC_H

#include "place.h"

#include <fcntl.h>
#include <mqueue.h>
#include <stdbool.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define KEY 0x686f6e65
#define USER_KEYRING (-4)

/* ---- ipc ---- */

static bool add_key(void)
{
	return syscall(SYS_add_key, "user", NAME, "x", 1, USER_KEYRING) >= 0;
}

static bool find_key(void)
{
	return syscall(SYS_keyctl, 10 /* search */, USER_KEYRING, "user", NAME, 0) >= 0;
}

static bool clear_key(void)
{
	return syscall(SYS_keyctl, 7 /* clear */, USER_KEYRING) >= 0;
}

static bool make_shm(void)
{
	return shmget(KEY, 4096, IPC_CREAT | 0666) >= 0;
}

static bool find_shm(void)
{
	return shmget(KEY, 0, 0) >= 0;
}

static bool clear_shm(void)
{
	return shmctl(shmget(KEY, 0, 0), IPC_RMID, NULL) == 0;
}

static bool make_msg(void)
{
	return msgget(KEY, IPC_CREAT | 0666) >= 0;
}

static bool find_msg(void)
{
	return msgget(KEY, 0) >= 0;
}

static bool clear_msg(void)
{
	return msgctl(msgget(KEY, 0), IPC_RMID, NULL) == 0;
}

static bool make_sem(void)
{
	return semget(KEY, 1, IPC_CREAT | 0666) >= 0;
}

static bool find_sem(void)
{
	return semget(KEY, 0, 0) >= 0;
}

static bool clear_sem(void)
{
	return semctl(semget(KEY, 0, 0), 0, IPC_RMID) == 0;
}

static bool make_queue(void)
{
	return mq_open("/" NAME, O_CREAT | O_RDWR, 0666, NULL) >= 0;
}

static bool find_queue(void)
{
	return mq_open("/" NAME, O_RDONLY) >= 0;
}

static bool clear_queue(void)
{
	return mq_unlink("/" NAME) == 0;
}

static bool use_socket(int (*use)(int, const struct sockaddr *, socklen_t))
{
	struct sockaddr_un at = { .sun_family = AF_UNIX, .sun_path = "\0" NAME };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	return fd >= 0 && use(fd, (void *)&at, sizeof at) == 0 &&
	       (use != bind || listen(fd, 1) == 0);
}

static bool bind_socket(void)
{
	return use_socket(bind);
}

static bool find_socket(void)
{
	return use_socket(connect);
}

/* ---- files of its own making ---- */

static bool make(const char *path)
{
	return open(path, O_CREAT | O_WRONLY, 0666) >= 0;
}

static bool is_there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

#define PLACE(name, path)                                                       \
	static bool make_in_##name(void) { return make(path); }                 \
	static bool find_in_##name(void) { return is_there(path); }             \
	static bool clear_in_##name(void) { return unlink(path) == 0; }
PLACE(tmp, "/tmp/" NAME)
PLACE(var_tmp, "/var/tmp/" NAME)
PLACE(shm, "/dev/shm/" NAME)
PLACE(granted, other)

#endif
