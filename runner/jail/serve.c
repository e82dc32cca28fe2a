/* The server: enters once what all runs can share, then starts one INIT a request. It waits for
 * none of them: each has its own status socket, and ends by itself. */
#include "jail/serve.h"
#include "jail/jail.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fields.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX_FDS (JAIL_FIRST_EXTRA + JAIL_MAX_EXTRA)

static void send_line(int fd, const struct buf *line)
{
	/* a socket, always; whoever is gone needs no answer */
	ssize_t ignored = send(fd, line->s, line->len, MSG_NOSIGNAL);

	(void)ignored;
}

static void send_trouble(int fd, const struct ground *g, const struct err *e)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	struct jail_status s = { .how = JAIL_TROUBLE, .tier = g->tier };

	snprintf(s.error, sizeof s.error, "%s", e->text);
	snprintf(s.hint, sizeof s.hint, "%s", e->hint);
	jail_status_write(&s, &line);
	buf_char(&line, '\n');
	send_line(fd, &line);
}

static void send_greeting(int fd, const struct ground *g)
{
	AUTO(buf_release) struct buf line = BUF_INIT;
	char layers[256];

	steps_layers(g, layers);
	fields_add_u64(&line, "tier", g->tier);
	fields_add_str(&line, "layers", layers);
	buf_char(&line, '\n');
	send_line(fd, &line);
}

/* ---- one request ---- */

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
			if (r->nfds < MAX_FDS)
				r->fd[r->nfds++] = fd;
			else
				close(fd);
		}
	}
}

/* The length of the packet; 0 when there will be no more. */
static ssize_t receive(int socket, char *bytes, struct run *r)
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int) * MAX_FDS)];
	} control;
	struct iovec into = { bytes, JAIL_MAX_REQUEST + 1 };
	struct msghdr message = { .msg_iov = &into, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof control };
	ssize_t n;

	do
		n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	if (n > 0)
		take_descriptors(&message, r);
	return n;
}

static void answer(struct run *r, const char *bytes, size_t n)
{
	struct err e = ERR_INIT;

	if (r->nfds <= JAIL_STATUS)
		return; /* not even something to complain on */
	if (!jail_spec_decode(&r->spec, bytes, n, &e) || !run_start(r, NULL, &e))
		send_trouble(r->fd[JAIL_STATUS], r->ground, &e);
}

/* ---- the server ---- */

static bool prepare(struct ground *g, unsigned max_tier, int socket, struct err *e)
{
	struct run none = { .ground = g, .spec = JAIL_SPEC_INIT };
	int leash[2];

	if (!ground_find(g, max_tier, e))
		return false;
	if (pipe2(leash, O_CLOEXEC) != 0)
		return err_errno(e, ERR_SANDBOX, "cannot make a pipe");
	g->leash = leash[0];
	g->own[0] = leash[1];
	g->own[1] = socket;
	if (!steps_enter(STEP_ONCE, &none, e))
		return false;
	/* Nobody looks into us, or into an INIT. Not before: our own files in /proc are root's then. */
	prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
	signal(SIGCHLD, SIG_IGN); /* INITs are waited for by nobody: their sockets say all */
	return true;
}

int serve(unsigned max_tier)
{
	static char bytes[JAIL_MAX_REQUEST + 1];
	struct ground g = GROUND_INIT;
	struct err e = ERR_INIT;
	ssize_t n;

	if (!prepare(&g, max_tier, JAIL_SERVE_FD, &e)) {
		g.tier = 0;
		send_trouble(JAIL_SERVE_FD, &g, &e);
		return 4;
	}
	send_greeting(JAIL_SERVE_FD, &g);
	do {
		struct run r = { .ground = &g, .spec = JAIL_SPEC_INIT };

		n = receive(JAIL_SERVE_FD, bytes, &r);
		if (n > 0)
			answer(&r, bytes, (size_t)n);
		run_release(&r);
	} while (n > 0);
	return 0; /* and with us, by the leash, all that still runs */
}
