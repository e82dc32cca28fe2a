/* What the jail costs: a static program that does nothing, started bare (posix_spawn, waitpid) and
 * through `hone-jail --serve`, alternating, both to the very end.
 *
 *	launch HONE-JAIL PROGRAM [ROUNDS]
 *
 * PROGRAM is static and ends at once. Prints a line for each tier: the
 * ratio of the medians, and the percentiles. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"
#include "jail/spec.h"
#include "jail/status.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#define WARM_UP 20

static int die(const char *what)
{
	fprintf(stderr, "launch: %s\n", what);
	exit(1);
}

static double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* ---- the two ways ---- */

static double bare(const char *program)
{
	char *argv[] = { (char *)program, NULL };
	double start = now_us();
	int status;
	pid_t pid;

	if (posix_spawn(&pid, program, NULL, NULL, argv, argv + 1) != 0 ||
	    waitpid(pid, &status, 0) != pid || status != 0)
		die("cannot start the program");
	return now_us() - start;
}

static pid_t start_server(const char *jail, const char *tier, int *socket)
{
	char setting[32], *argv[] = { (char *)jail, (char *)"--serve", NULL };
	char *env[] = { setting, getenv("HONE_JAIL_TRACE") ? (char *)"HONE_JAIL_TRACE=1" : NULL,
			NULL };
	posix_spawn_file_actions_t actions;
	int pair[2];
	pid_t pid;

	snprintf(setting, sizeof setting, "HONE_JAIL_TIER=%s", tier);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		die("cannot make a socket");
	posix_spawn_file_actions_init(&actions);
	/* a plain dup2 onto the same number would leave it to be closed by exec */
	if (pair[1] == JAIL_SERVE_FD)
		pair[1] = fcntl(pair[1], F_DUPFD_CLOEXEC, 10);
	posix_spawn_file_actions_adddup2(&actions, pair[1], JAIL_SERVE_FD);
	if (posix_spawn(&pid, jail, &actions, NULL, argv, env) != 0)
		die("cannot start the jail");
	posix_spawn_file_actions_destroy(&actions);
	close(pair[1]);
	*socket = pair[0];
	return pid;
}

static void send_request(int socket, const struct buf *request, const int fd[4])
{
	union {
		struct cmsghdr header;
		char space[CMSG_SPACE(4 * sizeof(int))];
	} control = { .space = { 0 } };
	struct iovec from = { request->s, request->len };
	struct msghdr message = { .msg_iov = &from, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof control };

	control.header = (struct cmsghdr){ CMSG_LEN(4 * sizeof(int)), SOL_SOCKET, SCM_RIGHTS };
	memcpy(CMSG_DATA(&control.header), fd, 4 * sizeof(int));
	if (sendmsg(socket, &message, MSG_NOSIGNAL) < 0)
		die("cannot reach the jail");
}

/* From the request to the end of the status socket, which is when INIT has ended. */
static double jailed(int socket, const struct buf *request, int null)
{
	struct jail_status status;
	char line[2048];
	size_t used = 0;
	double start = now_us();
	int pair[2];
	ssize_t n;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		die("cannot make a socket");
	send_request(socket, request, (int[]){ null, null, null, pair[1] });
	close(pair[1]);
	while ((n = read(pair[0], line + used, sizeof line - used)) > 0)
		used += (size_t)n;
	close(pair[0]);
	start = now_us() - start;
	while (used && line[used - 1] == '\n')
		used--;
	if (!jail_status_parse(&status, line, used, NULL) || status.how != JAIL_EXITED ||
	    status.code != 0)
		die(used ? line : "the jail said nothing");
	return start;
}

/* ---- side by side ---- */

static void compare(int socket, const char *tier, const char *program, size_t rounds)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;
	AUTO(buf_release) struct buf request = BUF_INIT;
	AUTO(freep) double *a = xcalloc(rounds, sizeof *a);
	AUTO(freep) double *b = xcalloc(rounds, sizeof *b);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	spec.profile = JAIL_TEST_HOST;
	jail_spec_arg(&spec, program);
	jail_spec_grant(&spec, program, JAIL_READ | JAIL_EXEC);
	jail_spec_encode(&spec, &request);
	for (size_t i = 0; i < rounds + WARM_UP; i++) {
		double plain = bare(program), boxed = jailed(socket, &request, null);

		if (i >= WARM_UP) {
			a[i - WARM_UP] = plain;
			b[i - WARM_UP] = boxed;
		}
	}
	close(null);
	qsort(a, rounds, sizeof *a, ascending);
	qsort(b, rounds, sizeof *b, ascending);
	/* the tenths: what is left when others use the machine as well */
	printf("launch tier=%s ratio=%.2f ratio_p10=%.2f bare_us=%.0f/%.0f/%.0f "
	       "jail_us=%.0f/%.0f/%.0f rounds=%zu (us: p10/p50/p90)\n", tier,
	       b[rounds / 2] / a[rounds / 2], b[rounds / 10] / a[rounds / 10], a[rounds / 10],
	       a[rounds / 2], a[rounds * 9 / 10], b[rounds / 10], b[rounds / 2],
	       b[rounds * 9 / 10], rounds);
}

int main(int argc, char **argv)
{
	static const char *const tier[] = { "2", "1" };
	uint64_t rounds = 500;
	AUTO(freep) char *program = argc > 2 ? realpath(argv[2], NULL) : NULL;

	if (!program || (argc > 3 && !str_number(argv[3], 100000, &rounds)) || !rounds)
		die("takes HONE-JAIL, a static program and how often");
	for (size_t i = 0; i < LEN(tier); i++) {
		char greeting[2048];
		int socket;
		pid_t pid = start_server(argv[1], tier[i], &socket);

		if (recv(socket, greeting, sizeof greeting, 0) <= 0)
			die("the jail did not start");
		compare(socket, tier[i], program, rounds);
		close(socket);
		waitpid(pid, NULL, 0);
	}
	return 0;
}
