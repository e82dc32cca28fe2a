/* What travels between a runner and INIT: a request with its descriptors one way, lines of status
 * the other. */
#include "jail/jail.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

union control {
	struct cmsghdr header;
	char space[CMSG_SPACE(sizeof(int) * JAIL_MAX_FDS)];
};

void run_release(struct run *r)
{
	for (size_t i = 0; i < r->nfds; i++)
		closep(&r->fd[i]);
	r->nfds = 0;
	closep(&r->rules);
	closep(&r->outside_ns);
	closep(&r->inside_ns);
	jail_spec_release(&r->spec);
}

/* Takes the descriptors out of a message, all of them: what is too much is closed. */
static void take_descriptors(struct msghdr *message, struct run *r)
{
	for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c)) {
		size_t n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
		int fd;

		if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
			continue;
		for (size_t i = 0; i < n; i++) {
			memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
			if (r->nfds < JAIL_MAX_FDS)
				r->fd[r->nfds++] = fd;
			else
				close(fd);
		}
	}
}

bool request_receive(int socket, struct run *r, struct err *e)
{
	static char bytes[JAIL_MAX_REQUEST + 1]; /* one more: too long a request is seen as such */
	union control control;
	struct iovec into = { bytes, sizeof bytes };
	struct msghdr message = { .msg_iov = &into, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof control };
	ssize_t n;

	do
		n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return false;
	take_descriptors(&message, r);
	if (r->nfds <= JAIL_STATUS)
		return err_set(e, ERR_SANDBOX, "the request to the jail lacks descriptors");
	return jail_spec_decode(&r->spec, bytes, (size_t)n, e);
}

bool request_send(int socket, const struct jail_spec *spec, const int *fd, size_t n, struct err *e)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;
	union control control = { .space = { 0 } };
	struct iovec from;
	struct msghdr message = { .msg_iov = &from, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = CMSG_SPACE(sizeof(int) * n) };

	jail_spec_encode(spec, &bytes);
	from = (struct iovec){ bytes.s, bytes.len };
	control.header = (struct cmsghdr){ CMSG_LEN(sizeof(int) * n), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA(&control.header), fd, sizeof(int) * n);
	if (bytes.len > JAIL_MAX_REQUEST)
		return err_set(e, ERR_SANDBOX, "the command line is too long");
	if (sendmsg(socket, &message, MSG_NOSIGNAL) < 0)
		return err_errno(e, ERR_SANDBOX, "cannot reach the jail");
	return true;
}

void status_send(int socket, const struct jail_status *s)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	ssize_t ignored;

	jail_status_write(s, &line);
	buf_char(&line, '\n');
	ignored = send(socket, line.s, line.len, MSG_NOSIGNAL);
	(void)ignored;
}

void trouble_send(int socket, const struct ground *g, const struct err *e)
{
	struct jail_status s = { .how = JAIL_TROUBLE, .tier = g->tier };

	snprintf(s.error, sizeof s.error, "%s", e->text);
	snprintf(s.hint, sizeof s.hint, "%s", e->hint);
	status_send(socket, &s);
}
