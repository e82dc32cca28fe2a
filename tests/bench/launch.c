/* What a jail costs: a static program that does nothing, started bare (posix_spawn, waitpid), by
 * `hone-jail --serve` in both tiers, and by what other sandboxes are installed, in turn, each to
 * its very end.
 *
 *	launch HONE-JAIL PROGRAM FILTER ROUNDS
 *
 * PROGRAM is static and ends at once; FILTER is the jail's for a test host, compiled. */
#include "measure.h"
#include "rivals.h"
#include "steps.h"

#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "jail/spec.h"
#include "jail/status.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>

#define WARM_UP 20
#define RIVALS_EVERY 3 /* they take their time */

struct server {
	const char *tier;
	const char *why; /* it cannot be had here; NULL if it can */
	pid_t pid;
	int socket, trace; /* what it writes on standard error; -1 when it was not asked to */
	struct sample sample;
	struct steps steps;
};

/* ---- the jail ---- */

static const char *trouble_of(const char *greeting, size_t n)
{
	struct jail_status status;

	while (n && greeting[n - 1] == '\n')
		n--;
	if (!jail_status_parse(&status, greeting, n, NULL))
		return "its greeting cannot be read";
	return status.how == JAIL_TROUBLE && status.error[0] ? text("%s", status.error) : NULL;
}

static void server_start(struct server *s, const char *jail, bool traced)
{
	char *argv[] = { (char *)jail, (char *)"--serve", NULL }, greeting[2048];
	char *env[] = { text("HONE_JAIL_TIER=%s", s->tier),
			traced ? (char *)"HONE_JAIL_TRACE=1" : NULL, NULL };
	posix_spawn_file_actions_t actions;
	int pair[2], told[2] = { -1, -1 };
	ssize_t n;

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0 ||
	    (traced && pipe2(told, O_CLOEXEC | O_NONBLOCK) != 0))
		die("cannot make a socket");
	posix_spawn_file_actions_init(&actions);
	/* a plain dup2 onto the same number would leave it to be closed by exec */
	if (pair[1] == JAIL_SERVE_FD)
		pair[1] = fcntl(pair[1], F_DUPFD_CLOEXEC, 10);
	posix_spawn_file_actions_adddup2(&actions, pair[1], JAIL_SERVE_FD);
	if (traced)
		posix_spawn_file_actions_adddup2(&actions, told[1], STDERR_FILENO);
	if (posix_spawn(&s->pid, jail, &actions, NULL, argv, env) != 0)
		die("cannot start the jail");
	posix_spawn_file_actions_destroy(&actions);
	close(pair[1]);
	closep(&told[1]);
	s->socket = pair[0];
	s->trace = told[0];
	n = recv(s->socket, greeting, sizeof greeting, 0);
	s->why = n > 0 ? trouble_of(greeting, (size_t)n) : "the jail did not start";
}

static void server_stop(struct server *s)
{
	close(s->socket);
	closep(&s->trace);
	waitpid(s->pid, NULL, 0);
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

static void must_have_ended_well(char *line, size_t n)
{
	struct jail_status status;

	line[n] = '\0';
	while (n && line[n - 1] == '\n')
		n--;
	if (!jail_status_parse(&status, line, n, NULL) || status.how != JAIL_EXITED ||
	    status.code != 0)
		die("%s", n ? line : "the jail said nothing");
}

/* From the request to the end of the status socket, which is when INIT has ended. */
static double jailed(struct server *s, const struct buf *request, int null)
{
	char line[4096];
	size_t used = 0;
	double start = now_us(), end;
	int pair[2];
	ssize_t n;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		die("cannot make a socket");
	send_request(s->socket, request, (int[]){ null, null, null, pair[1] });
	close(pair[1]);
	while ((n = read(pair[0], line + used, sizeof line - 1 - used)) > 0)
		used += (size_t)n;
	close(pair[0]);
	end = now_us();
	must_have_ended_well(line, used);
	if (s->trace >= 0 && (n = read(s->trace, line, sizeof line - 1)) > 0) {
		line[n] = '\0';
		steps_add(&s->steps, line, start, end);
	}
	return end - start;
}

static void make_request(const char *program, struct buf *request)
{
	AUTO(jail_spec_release) struct jail_spec spec = JAIL_SPEC_INIT;

	spec.profile = JAIL_TEST_HOST;
	jail_spec_arg(&spec, program);
	jail_spec_grant(&spec, program, JAIL_READ | JAIL_EXEC);
	jail_spec_encode(&spec, request);
}

/* ---- the others ---- */

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

/* One that is installed; why it cannot be measured, if so. */
struct guest {
	const struct rival *rival;
	const char *why;
	char **run;
	struct sample sample;
};

static int run_once(const char *const *words, const char *program, const char *filter)
{
	int status = 0;

	if (words)
		run_with_us(rival_command(words, program, filter), filter, NULL,
			    &status);
	return status;
}

static struct guest *invite(const char *program, const char *filter)
{
	struct guest *guests = calloc(nrivals, sizeof *guests);

	if (!guests)
		die("no memory");
	for (size_t i = 0; i < nrivals; i++) {
		struct guest *g = &guests[i];
		const struct rival *r = g->rival = &rivals[i];

		g->sample.name = text("%s: %s", r->name, r->how);
		g->run = rival_command(r->run, program, filter);
		if (!find_program(r->name))
			g->why = "not installed";
		else if (run_once(r->before, program, filter) != 0 ||
			 run_once(r->run, program, filter) != 0)
			g->why = "does not work here, called as it is in tests/bench/rivals.c";
	}
	return guests;
}

static void run_guests(struct guest *guests, const char *filter)
{
	for (size_t i = 0; i < nrivals; i++) {
		int status;

		if (guests[i].why)
			continue;
		sample_add(&guests[i].sample, run_with_us(guests[i].run, filter, NULL, &status));
		if (status != 0)
			die("%s failed (%d)", guests[i].rival->name, status);
	}
}

/* ---- side by side ---- */

static void measure(struct server servers[2], struct guest *guests, char **argv, size_t rounds,
		    struct sample *without)
{
	AUTO(buf_release) struct buf request = BUF_INIT;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	make_request(argv[2], &request);
	for (size_t i = 0; i < WARM_UP; i++) {
		bare(argv[2]);
		if (!servers[i % 2].why)
			jailed(&servers[i % 2], &request, null);
	}
	for (size_t i = 0; i < rounds; i++) {
		for (size_t k = 0; k < 2; k++) {
			sample_add(without, bare(argv[2]));
			if (!servers[k].why)
				sample_add(&servers[k].sample,
					   jailed(&servers[k], &request, null));
		}
		if (i % RIVALS_EVERY == 0)
			run_guests(guests, argv[3]);
	}
	close(null);
}

static void trace(const char *jail, const char *tier, const char *program, size_t rounds)
{
	struct server s = { .tier = tier };
	AUTO(buf_release) struct buf request = BUF_INIT;
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	make_request(program, &request);
	server_start(&s, jail, true);
	for (size_t i = 0; i < rounds && !s.why; i++) {
		bare(program); /* as it was measured */
		jailed(&s, &request, null);
	}
	server_stop(&s);
	close(null);
	if (s.steps.n)
		steps_print(&s.steps, text("where a launch's time goes, tier %s, in us", tier));
}

static void say(struct sample *s, const struct sample *without, const char *why, const char *goal)
{
	char *name = text("%.*s", (int)strcspn(s->name, ":"), s->name);

	if (why) {
		table_gap(name, why);
		return;
	}
	sample_sort(s);
	table_row(s, without, 1);
	say_ratio(text("launch, %s / bare", name), s, without, goal);
}

static void print(struct server servers[2], struct guest *guests, struct sample *without)
{
	table_head("launch of a program that does nothing, to its very end", "us");
	sample_sort(without);
	table_row(without, without, 1);
	say(&servers[0].sample, without, servers[0].why, "at most 1.20");
	say(&servers[1].sample, without, servers[1].why, "at most 1.15");
	for (size_t i = 0; i < nrivals; i++)
		say(&guests[i].sample, without, guests[i].why, "");
}

int main(int argc, char **argv)
{
	struct server servers[2] = { { .tier = "2", .sample.name = "hone-jail, tier 2" },
				     { .tier = "1", .sample.name = "hone-jail, tier 1" } };
	struct sample without = { .name = "bare posix_spawn" };
	char *program = argc == 5 ? realpath(argv[2], NULL) : NULL;
	struct guest *guests;

	if (!program)
		die("usage: launch HONE-JAIL PROGRAM FILTER ROUNDS");
	argv[2] = program;
	guests = invite(program, argv[3]);
	for (size_t i = 0; i < 2; i++)
		server_start(&servers[i], argv[1], false);
	measure(servers, guests, argv, number(argv[4]), &without);
	for (size_t i = 0; i < 2; i++)
		server_stop(&servers[i]);
	for (size_t i = 0; i < nrivals; i++)
		if (!guests[i].why)
			run_once(guests[i].rival->after, program, argv[3]);
	print(servers, guests, &without);
	trace(argv[1], servers[0].why ? "1" : "2", program, number(argv[4]));
	return 0;
}
