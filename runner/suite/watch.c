/* The parent's loop. Read it downwards: hone_watch_run -> fill the places -> wait for anything ->
 * look at each test that runs -> reap it -> its line of the report.
 *
 * A test is heard on its three pipes, on the notification descriptor of its filter, and on its
 * pidfd when it has ended. CPU time is bounded by a timer on the test's own CPU clock, which sends
 * a signal; ppoll() lets it in only while we wait, so none is missed. Wall time is the deadline of
 * the wait. Memory that the kit does not see (the stack, libc's own) is looked at now and then. */
#include "watch.h"
#include "ended.h"
#include "report.h"
#include "running.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define FDS 5 /* of one test */

static struct loop {
	const struct hone_watch *watch;
	struct hone_running place[HONE_JOBS_MAX];
	size_t next;              /* test to start */
	size_t running;
	uint64_t max_resident;    /* bytes, of one test */
	int failure;              /* exit status of the host, 0 so far */
} loop; /* here, because a signal handler needs it */

static void on_cpu_spent(int signal_number, siginfo_t *info, void *context);
static void fill(struct loop *l);
static void wait_for_any(struct loop *l, const sigset_t *while_waiting);
static void look_at(struct loop *l, struct hone_running *r);
static void reap(struct loop *l, struct hone_running *r);
static void stop_all(struct loop *l);

/* ---- start ---- */

/* The host's own size, which a test starts with. */
static uint64_t own_bytes(void)
{
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	return (uint64_t)used.ru_maxrss * 1024;
}

/* The signal stays blocked but while we wait; *while_waiting is the mask for that. */
static void prepare_signals(sigset_t *while_waiting)
{
	struct sigaction action = { .sa_sigaction = on_cpu_spent, .sa_flags = SA_SIGINFO };
	sigset_t blocked;

	sigemptyset(&blocked);
	sigaddset(&blocked, SIGRTMIN);
	sigprocmask(SIG_BLOCK, &blocked, while_waiting);
	sigdelset(while_waiting, SIGRTMIN);
	sigaction(SIGRTMIN, &action, NULL);
}

int hone_watch_run(const struct hone_watch *watch)
{
	struct loop *l = &loop;
	sigset_t while_waiting;

	/* twice what it may hold: small blocks cost the sanitizer as much again */
	*l = (struct loop){ .watch = watch,
			    .max_resident = 2 * (watch->memory_mb << 20) + own_bytes() };
	prepare_signals(&while_waiting);
	for (fill(l); l->running && !l->failure; fill(l)) {
		wait_for_any(l, &while_waiting);
		for (size_t i = 0; i < watch->jobs && !l->failure; i++)
			if (l->place[i].test)
				look_at(l, &l->place[i]);
	}
	stop_all(l);
	return l->failure;
}

/* A timer's signal can be late, when its test has just ended and another has taken its place; so
 * it names the test, not the place. */
static void on_cpu_spent(int signal_number, siginfo_t *info, void *context)
{
	(void)signal_number;
	(void)context;
	for (size_t i = 0; i < HONE_JOBS_MAX; i++)
		if (info->si_code == SI_TIMER &&
		    loop.place[i].test == info->si_value.sival_ptr)
			loop.place[i].cpu_is_spent = 1;
}

static bool say_begin(const struct hone_watch *watch, const struct hone_test *test)
{
	struct hone_report line = HONE_REPORT_INIT;

	hone_report_text(&line, "begin", test->name);
	return hone_report_send(&line, watch->report_fd);
}

static void fill(struct loop *l)
{
	const struct hone_watch *watch = l->watch;

	for (size_t i = 0; i < watch->jobs && l->next < watch->n && !l->failure; i++) {
		if (l->place[i].test)
			continue;
		if (say_begin(watch, watch->tests[l->next]) &&
		    hone_running_start(&l->place[i], watch, l->next))
			l->running++;
		else
			l->failure = HONE_EXIT_TROUBLE;
		l->next++;
	}
}

/* ---- wait ---- */

static uint64_t next_moment(const struct loop *l)
{
	uint64_t next = UINT64_MAX;

	for (size_t i = 0; i < l->watch->jobs; i++) {
		const struct hone_running *r = &l->place[i];

		if (r->test && r->deadline_ns < next)
			next = r->deadline_ns;
		if (r->test && r->look_ns < next)
			next = r->look_ns;
	}
	return next;
}

static void wait_for_any(struct loop *l, const sigset_t *while_waiting)
{
	struct pollfd poll[HONE_JOBS_MAX * FDS];
	uint64_t now = hone_monotonic_ns(), next = next_moment(l);
	uint64_t ns = next > now ? next - now : 0;
	struct timespec timeout = { (time_t)(ns / 1000000000), (long)(ns % 1000000000) };
	nfds_t n = 0;

	for (size_t i = 0; i < l->watch->jobs; i++) {
		const struct hone_running *r = &l->place[i];
		const int fd[FDS] = { r->output.fd, r->record.fd, r->sanitizer.fd, r->listener,
				      r->pidfd };

		for (size_t k = 0; r->test && k < FDS; k++)
			poll[n++] = (struct pollfd){ fd[k], POLLIN, 0 }; /* -1 is passed over */
	}
	if (ppoll(poll, n, &timeout, while_waiting) < 0 && errno != EINTR) {
		fprintf(stderr, "host: ppoll: %s\n", strerror(errno));
		l->failure = HONE_EXIT_TROUBLE;
	}
}

/* ---- look ---- */

static short ready(int fd)
{
	struct pollfd p = { fd, POLLIN, 0 };

	return fd >= 0 && poll(&p, 1, 0) == 1 ? p.revents : 0;
}

static void read_pipes(const struct loop *l, struct hone_running *r)
{
	hone_capture_read(&r->output);
	hone_capture_read(&r->record);
	hone_capture_read(&r->sanitizer);
	hone_running_check_ready(r);
	if (r->output.total > l->watch->output_kb * 1024)
		hone_running_stop(r, HONE_STOPPED_OUTPUT);
}

static void answer_denials(struct hone_running *r)
{
	short events = ready(r->listener);

	if ((events & POLLIN) && hone_ended_has_report(r)) {
		hone_deny_silently(r->listener); /* a sanitizer's: what it says makes no pass */
	} else if (events & POLLIN) {
		hone_deny(r->listener, &r->denied, &r->solution, r->page);
	} else if (events) {
		close(r->listener); /* nobody is left to ask */
		r->listener = -1;
	}
}

static void enforce_limits(const struct loop *l, struct hone_running *r)
{
	uint64_t now = hone_monotonic_ns();

	if (r->cpu_is_spent && !r->stopped) {
		hone_looping_watch(&r->looping, r->pid, &r->solution, r->page);
		hone_running_stop(r, HONE_STOPPED_CPU);
	}
	if (now >= r->deadline_ns) {
		hone_running_stop(r, HONE_STOPPED_WALL);
		r->deadline_ns = UINT64_MAX;
	}
	if (now >= r->look_ns && hone_running_is_over(r, l->max_resident))
		hone_running_stop(r, HONE_STOPPED_MEMORY);
}

static void look_at(struct loop *l, struct hone_running *r)
{
	bool has_ended = ready(r->pidfd) != 0; /* asked first: then the pipes hold all there is */

	read_pipes(l, r);
	answer_denials(r);
	enforce_limits(l, r);
	if (has_ended)
		reap(l, r);
}

/* ---- the end of one ---- */

/* What a process ended with before the solution could run is our trouble. */
static bool is_trouble(const struct hone_running *r, int status)
{
	return !r->is_ready && !r->stopped && WIFEXITED(status) && r->record.total == 0;
}

static void say_trouble(struct loop *l, const struct hone_running *r, int status)
{
	l->failure = WEXITSTATUS(status) == HONE_EXIT_NO_LOAD ? HONE_EXIT_NO_LOAD
							      : HONE_EXIT_TROUBLE;
	fprintf(stderr, "host: %.*s\n", (int)sizeof r->page->trouble,
		r->page->trouble[0] ? r->page->trouble : "a test's process failed to start");
}

static void reap(struct loop *l, struct hone_running *r)
{
	struct rusage used;
	int status;

	while (r->output.fd >= 0 && ready(r->output.fd))
		hone_capture_read(&r->output);
	while (r->record.fd >= 0 && ready(r->record.fd))
		hone_capture_read(&r->record);
	hone_running_check_ready(r);
	if (wait4(r->pid, &status, 0, &used) != r->pid) {
		fprintf(stderr, "host: wait4: %s\n", strerror(errno));
		l->failure = HONE_EXIT_TROUBLE;
		return;
	}
	if (is_trouble(r, status))
		say_trouble(l, r, status);
	else if (!hone_ended_report(r, status, &used, l->watch->report_fd))
		l->failure = HONE_EXIT_TROUBLE;
	hone_running_release(r);
	l->running--;
}

/* After a failure of ours: nothing may be left that writes or runs. */
static void stop_all(struct loop *l)
{
	for (size_t i = 0; i < l->watch->jobs; i++) {
		struct hone_running *r = &l->place[i];

		if (r->test && r->pid > 0) {
			kill(r->pid, SIGKILL);
			waitpid(r->pid, NULL, 0);
		}
		if (r->test)
			hone_running_release(r);
	}
}
