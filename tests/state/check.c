/* Tries every channel (channel.c): without a jail, where it has to work; then between two runs of
 * one server, one after the other and beside each other, where it must not.
 *
 *	check JAIL CHANNEL FOLDER WHO       TAP, without a plan; HONE_JAIL_TIER as for the jail */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "../status_line.h"
#include "run/capture.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE_S 300 /* then something hangs */
#define SEEN 0
#define NOT_SEEN 10
#define NO_ANSWER -1

static struct {
	const char *jail, *channel, *folder, *who;
	int socket; /* to the server */
	pid_t server;
	unsigned tier;
	bool jailed;
	enum jail_profile profile;
	int count;
} t;

/* One side of a channel, while it runs. */
struct side {
	pid_t pid;  /* without a jail; else 0 */
	int status; /* of the jail */
	int in, out;
};

static void fail(const char *what)
{
	printf("Bail out! %s\n", what);
	exit(1);
}

static void __attribute__((format(printf, 2, 3))) point(bool ok, const char *format, ...)
{
	va_list args;

	printf("%sok %d - %s: ", ok ? "" : "not ", ++t.count, t.who);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

/* ---- the server ---- */

static void start_server(void)
{
	struct jail_status greeting;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		fail("no socket");
	t.server = fork();
	if (t.server == 0) {
		if (dup2(pair[1], JAIL_SERVE_FD) == pair[1])
			fcntl(pair[1], F_SETFD, 0);
		execl(t.jail, t.jail, "--serve", (char *)NULL);
		_exit(127);
	}
	close(pair[1]);
	t.socket = pair[0];
	if (!status_line_read(t.socket, &greeting) || !greeting.tier)
		fail("the jail's server does not answer");
	t.tier = greeting.tier;
}

static void send_request(const char *verb, const char *name, const int fd[4])
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;
	struct jail_spec spec = JAIL_SPEC_INIT;
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(sizeof(int) * 4)];
	} control = { .space = { 0 } };
	struct iovec from;
	struct msghdr message = { .msg_iov = &from, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof control };
	const char *words[] = { t.channel, verb, name, t.folder };

	spec.profile = t.profile;
	spec.proc = true;
	for (size_t i = 0; i < LEN(words); i++)
		jail_spec_arg(&spec, words[i]);
	jail_spec_grant(&spec, t.channel, JAIL_READ | JAIL_EXEC);
	jail_spec_grant(&spec, t.folder, JAIL_READ);
	jail_spec_encode(&spec, &bytes);
	jail_spec_release(&spec);
	from = (struct iovec){ bytes.s, bytes.len };
	control.header = (struct cmsghdr){ CMSG_LEN(sizeof(int) * 4), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA(&control.header), fd, sizeof(int) * 4);
	if (sendmsg(t.socket, &message, MSG_NOSIGNAL) < 0)
		fail("the jail's server has ended");
}

/* ---- one side ---- */

static struct side launch(const char *verb, const char *name)
{
	int in[2], out[2], status[2];
	AUTO(closep) int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	struct side s = { 0 };

	if (null < 0 || pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 ||
	    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, status) != 0)
		fail("no pipe");
	s = (struct side){ .status = status[0], .in = in[1], .out = out[0] };
	if (t.jailed)
		send_request(verb, name, (int[]){ in[0], out[1], null, status[1] });
	else
		s.pid = fork();
	if (!t.jailed && s.pid == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		dup2(null, 2);
		dup2(null, 3); /* as in a jail, where 0 to 3 may be there */
		execl(t.channel, t.channel, verb, name, t.folder, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	close(status[1]);
	return s;
}

static bool has_written(struct side *s)
{
	char byte;

	return read(s->out, &byte, 1) == 1;
}

/* Its exit status, or NO_ANSWER if it ended in another way. */
static int end(struct side *s)
{
	struct jail_status status = { 0 };
	int code = NO_ANSWER, wait_status;

	closep(&s->in);
	if (s->pid && waitpid(s->pid, &wait_status, 0) == s->pid && WIFEXITED(wait_status))
		code = WEXITSTATUS(wait_status);
	if (!s->pid && status_line_read(s->status, &status) && status.how == JAIL_EXITED)
		code = status.code;
	closep(&s->status);
	closep(&s->out);
	return code;
}

static int alone(const char *verb, const char *name)
{
	struct side s = launch(verb, name);

	return end(&s);
}

/* What both sides may look at, as if it were new: read long ago, and changed since. */
static void make_fresh(void)
{
	const struct timespec times[2] = { { .tv_sec = 86400 }, { .tv_nsec = UTIME_NOW } };
	AUTO(freep) char *file = path_join(t.folder, "file");
	AUTO(freep) char *other = path_join(t.folder, "other");
	AUTO(closep) int fd = -1;

	unlink(file);
	unlink(other);
	fd = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
	if (fd < 0 || ftruncate(fd, 4096) != 0 || futimens(fd, times) != 0)
		fail("the folder cannot be prepared");
}

/* Did anything get through? */
static int try_pair(const char *name, bool beside)
{
	struct side writer;
	bool wrote;
	int writing = 0, reading;

	make_fresh();
	writer = launch("write", name);
	wrote = has_written(&writer);
	if (!beside)
		writing = end(&writer);
	reading = alone("read", name);
	if (beside)
		writing = end(&writer);
	if (reading == NO_ANSWER || writing == NO_ANSWER || writing == 127 || reading == 127)
		return NO_ANSWER;
	return wrote && reading == SEEN ? SEEN : NOT_SEEN;
}

/* ---- a channel ---- */

static void try_unjailed(const char *name, const char *marks)
{
	bool is_held = strchr(marks, 'h'), is_told = true;
	int got;

	if (strchr(marks, 'u'))
		return;
	t.jailed = false;
	make_fresh();
	got = alone(strchr(marks, 'p') ? "both" : "read", name);
	if (!strchr(marks, 'p')) {
		is_told = got == NOT_SEEN || strchr(marks, 'w');
		got = try_pair(name, is_held);
		alone("clear", name);
	}
	if (got != SEEN && strchr(marks, 'm'))
		printf("ok %d - %s: no jail: %s works # SKIP not on this machine\n", ++t.count,
		       t.who, name);
	else
		point(is_told && got == SEEN, "no jail: %s works", name);
}

static void try_jailed(const char *name, const char *marks, bool beside)
{
	bool is_open = t.tier == 1 && strchr(marks, '1');
	int got;

	t.jailed = true;
	got = try_pair(name, beside);
	point(got == NOT_SEEN || (is_open && got == SEEN), "tier %u, %s: %s says %s to %s", t.tier,
	      jail_profile_name(t.profile), name,
	      is_open && got == SEEN ? "something, as tier 1 cannot help," : "nothing",
	      beside ? "a run beside it" : "the next run");
}

static void try_channel(char *name, char *marks)
{
	static const enum jail_profile profile[] = { JAIL_COMPILE, JAIL_TEST_HOST };

	if (t.tier == 2)
		try_unjailed(name, marks);
	for (size_t i = 0; i < LEN(profile); i++) {
		t.profile = profile[i];
		if (!strchr(marks, 'h'))
			try_jailed(name, marks, false);
		try_jailed(name, marks, true);
	}
}

int main(int argc, char **argv)
{
	AUTO(buf_release) struct buf list = BUF_INIT_MAX(65536);
	struct err e = ERR_INIT;
	int status;

	if (argc != 5)
		return 2;
	t.jail = argv[1];
	t.channel = argv[2];
	t.folder = argv[3];
	t.who = argv[4];
	setlinebuf(stdout);
	signal(SIGPIPE, SIG_IGN);
	alarm(PATIENCE_S);
	if (!capture((char *[]){ argv[2], (char *)"list", NULL }, &list, &status, &e) || status)
		fail("no list of channels");
	start_server();
	for (char *at = list.s, *line; (line = strsep(&at, "\n")) && *line; ) {
		char *name = strsep(&line, " ");

		try_channel(name, line);
	}
	close(t.socket);
	waitpid(t.server, NULL, 0);
	return 0;
}
