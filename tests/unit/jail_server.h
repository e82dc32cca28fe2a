/* jail_server.h: starts hone-jail --serve for a test, and asks it for runs.
 *
 * That something has ended is seen by a pipe that only it held: reading it comes to its end. OUT is
 * the build folder; without a jail in it everything is skipped. */
#ifndef TESTS_JAIL_SERVER_H
#define TESTS_JAIL_SERVER_H

#include "cmocka_all.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "../status_line.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_S 60 /* then the whole program is ended: something hangs */

static struct {
	pid_t pid;
	int socket;
	struct jail_status greeting;
} server;

/* ---- a server for each test ---- */

static char *jail_path(void)
{
	const char *out = getenv("OUT");

	return xfmt("%s/bin/hone-jail", out ? out : "build/release");
}

static int start_server(void **state UNUSED)
{
	AUTO(freep) char *path = jail_path();
	int pair[2];

	server.socket = -1;
	if (!fs_is_executable(path))
		return 0;
	alarm(PATIENCE_S);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
	server.pid = fork();
	if (server.pid == 0) {
		if (pair[1] == JAIL_SERVE_FD)
			fcntl(pair[1], F_SETFD, 0);
		else
			dup2(pair[1], JAIL_SERVE_FD);
		execl(path, path, "--serve", (char *)NULL);
		_exit(127);
	}
	close(pair[1]);
	server.socket = pair[0];
	assert_true(status_line_read(server.socket, &server.greeting));
	if (server.greeting.how == JAIL_TROUBLE) {
		print_message("# %s\n", server.greeting.error);
		closep(&server.socket);
		waitpid(server.pid, NULL, 0);
	}
	return 0;
}

static int stop_server(void **state UNUSED)
{
	if (server.socket >= 0) {
		closep(&server.socket);
		waitpid(server.pid, NULL, 0);
	}
	alarm(0);
	return 0;
}

static void need_server(void)
{
	if (server.socket < 0)
		skip();
}

/* ---- requests ---- */

/* Ours of what a run has: how it ended, and a pipe whose other end the command holds as 3. */
struct going { int status, pipe; };

static void send_bytes(const struct buf *bytes, const int *fd, size_t n)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int) * 8)];
	} control = { .space = { 0 } };
	struct iovec from = { bytes->s, bytes->len };
	struct msghdr message = { .msg_iov = &from, .msg_iovlen = 1 };

	if (n) {
		message.msg_control = &control;
		message.msg_controllen = CMSG_SPACE(sizeof(int) * n);
		control.header = (struct cmsghdr){ CMSG_LEN(sizeof(int) * n), SOL_SOCKET,
						   SCM_RIGHTS };
		memcpy(CMSG_DATA(&control.header), fd, sizeof(int) * n);
	}
	assert_true(sendmsg(server.socket, &message, MSG_NOSIGNAL) > 0);
}

static struct going send_spec(const struct jail_spec *spec)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;
	AUTO(closep) int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	int status[2], out[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, status), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	jail_spec_encode(spec, &bytes);
	send_bytes(&bytes, (int[]){ null, null, null, status[1], out[1] }, 5);
	close(status[1]);
	close(out[1]);
	return (struct going){ status[0], out[0] };
}

static struct going run_profile(enum jail_profile profile, const char *script)
{
	struct jail_spec spec = JAIL_SPEC_INIT;
	struct going g;

	spec.profile = profile;
	spec.limits.wall_ms = 100000; /* longer than our patience: nothing ends by itself */
	jail_spec_arg(&spec, "/bin/sh");
	jail_spec_arg(&spec, "-c");
	jail_spec_arg(&spec, script);
	jail_spec_env(&spec, "PATH=/usr/bin:/bin");
	jail_spec_grant(&spec, "/usr", JAIL_READ | JAIL_EXEC);
	g = send_spec(&spec);
	jail_spec_release(&spec);
	return g;
}

static struct going run(const char *script)
{
	return run_profile(JAIL_COMPILE, script);
}

/* Waits until the command has begun: it says so on its pipe. */
static void wait_for_byte(const struct going *g)
{
	char byte;

	assert_int_equal(read(g->pipe, &byte, 1), 1);
}

static void wait_for_end(const struct going *g)
{
	char byte;

	assert_int_equal(read(g->pipe, &byte, 1), 0);
}

static void finish(struct going *g, struct jail_status *s)
{
	assert_true(status_line_read(g->status, s));
	closep(&g->status);
	closep(&g->pipe);
}

#endif
