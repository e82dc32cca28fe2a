/* Read this file downwards: jailer_start -> on_greeting -> jailer_request … -> jailer_stop ->
 * on_closed, twice. What a run in a jail has to say comes over descriptors of its own (job.c). */
#include "run/jailer.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "jail/status.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

static void on_greeting(uv_poll_t *socket, int status, int events);
static void on_exited(uv_process_t *process, int64_t status, int signal);
static void on_closed(uv_handle_t *handle);

static int spawn_server(struct jailer *j, uv_loop_t *loop, const char *program, int theirs)
{
	char *argv[] = { (char *)program, (char *)"--serve", NULL };
	uv_stdio_container_t stdio[JAIL_SERVE_FD + 1] = {
		{ .flags = UV_IGNORE },
		{ .flags = UV_IGNORE },
		{ .flags = UV_INHERIT_FD, .data.fd = STDERR_FILENO },
		{ .flags = UV_INHERIT_FD, .data.fd = theirs },
	};
	uv_process_options_t options = {
		.file = program, .args = argv, .stdio = stdio, .stdio_count = LEN(stdio),
		.exit_cb = on_exited,
	};

	return uv_spawn(loop, &j->process, &options);
}

bool jailer_start(struct jailer *j, uv_loop_t *loop, const char *program, struct err *e)
{
	AUTO(closep) int theirs = -1;
	int pair[2], code;

	*j = (struct jailer){ .fd = -1, .trouble = ERR_INIT };
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return err_errno(e, ERR_SYSTEM, "cannot make a socket for the jail");
	theirs = pair[1];
	code = spawn_server(j, loop, program, theirs);
	if (code) {
		close(pair[0]);
		uv_close((uv_handle_t *)&j->process, NULL);
		uv_run(loop, UV_RUN_NOWAIT); /* lets go of the handle before its owner does */
		err_set(e, ERR_SANDBOX, "cannot start the jail '%s': %s", program,
			uv_strerror(code));
		return err_hint(e, "run `make` again, or reinstall hone");
	}
	j->fd = pair[0];
	j->process.data = j->socket.data = j;
	uv_poll_init(loop, &j->socket, j->fd);
	uv_poll_start(&j->socket, UV_READABLE, on_greeting);
	uv_unref((uv_handle_t *)&j->socket);
	uv_unref((uv_handle_t *)&j->process);
	return true;
}

/* The first packet says what jail there is. After it, the socket becomes readable only when the
 * server ends. */
static bool read_greeting(struct jailer *j)
{
	struct jail_status greeting;
	char line[4096];
	ssize_t n = recv(j->fd, line, sizeof line, MSG_DONTWAIT);

	/* it left a request unread: said once, before what it has sent */
	if (n < 0 && errno == ECONNRESET)
		n = recv(j->fd, line, sizeof line, MSG_DONTWAIT);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return true;
	if (n <= 0)
		return err_set(&j->trouble, ERR_SANDBOX, "the jail's server ended");
	while (n && line[n - 1] == '\n')
		n--;
	if (!jail_status_parse(&greeting, line, (size_t)n, &j->trouble))
		return true;
	if (greeting.how == JAIL_TROUBLE && greeting.error[0]) {
		err_set(&j->trouble, ERR_SANDBOX, "%s", greeting.error);
		err_hint(&j->trouble, "%s", greeting.hint[0] ? greeting.hint : "run `hone doctor`");
	}
	return true;
}

static void on_greeting(uv_poll_t *socket, int status, int events UNUSED)
{
	struct jailer *j = socket->data;

	if (status < 0 || !read_greeting(j))
		uv_poll_stop(socket);
}

bool jailer_fail(struct jailer *j, const char *otherwise, struct err *e)
{
	if (!err_is(&j->trouble))
		read_greeting(j);
	if (!err_is(&j->trouble))
		return err_set(e, ERR_SANDBOX, "%s", otherwise);
	err_set(e, j->trouble.kind, "%s", j->trouble.text);
	return err_hint(e, "%s", j->trouble.hint);
}

bool jailer_request(struct jailer *j, const struct jail_spec *spec, const int *fds, size_t nfds,
		    struct err *e)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int) * (4 + JAIL_MAX_EXTRA))];
	} control = { .space = { 0 } };
	struct iovec iov;
	struct msghdr message = { .msg_iov = &iov, .msg_iovlen = 1, .msg_control = &control };

	if (err_is(&j->trouble))
		return jailer_fail(j, "", e);
	jail_spec_encode(spec, &bytes);
	if (bytes.len > JAIL_MAX_REQUEST)
		return err_set(e, ERR_SYSTEM, "the request to the jail is too long");
	iov = (struct iovec){ bytes.s, bytes.len };
	message.msg_controllen = CMSG_SPACE(sizeof(int) * nfds);
	control.header = (struct cmsghdr){ CMSG_LEN(sizeof(int) * nfds), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA(&control.header), fds, sizeof(int) * nfds);
	while (sendmsg(j->fd, &message, MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			return jailer_fail(j, "cannot reach the jail's server", e);
	return true;
}

void jailer_stop(struct jailer *j, void (*closed)(struct jailer *j))
{
	j->stopping = true;
	j->open = 2;
	j->closed = closed;
	uv_ref((uv_handle_t *)&j->process);
	uv_close((uv_handle_t *)&j->socket, on_closed);
	if (j->exited)
		uv_close((uv_handle_t *)&j->process, on_closed);
}

static void on_exited(uv_process_t *process, int64_t status, int signal)
{
	struct jailer *j = process->data;

	j->exited = true;
	read_greeting(j); /* its own words first, if it had any */
	err_set(&j->trouble, ERR_SANDBOX, "the jail's server ended (status %d, signal %d)",
		(int)status, signal);
	if (j->stopping)
		uv_close((uv_handle_t *)&j->process, on_closed);
}

static void on_closed(uv_handle_t *handle)
{
	struct jailer *j = handle->data;

	if (handle == (uv_handle_t *)&j->socket)
		closep(&j->fd); /* which is what ends the server */
	if (--j->open == 0)
		j->closed(j);
}
