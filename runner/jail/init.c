/* hone-jail: runs one command where it can do no harm.
 *
 * Three processes. OUTER keeps our rights and only waits: it is the server (serve.c), or the one
 * who was started by hand (hand.c). INIT, here, is process 1 of a new process namespace: when it
 * ends, the kernel kills everything in there. It prepares what it can ahead of any request
 * (ahead.c), starts INSIDE, and supervises: it reaps whatever is orphaned, and ends the run when
 * the command has ended, has used up its CPU time, its time or its memory, or when nobody waits for
 * it any more.
 * INSIDE takes the request, builds the file tree, becomes nobody, takes on the last layers and
 * becomes the command (inside.c); it is never process 1, to which other rules apply.
 *
 * What each descriptor carries: the status socket is INIT's alone. On it goes one line that says
 * how the command ended; the command does not hold it, so it can neither forge nor prevent the
 * line. When the peer of that socket is closed, nobody wants to know: INIT ends at once. The leash
 * is a pipe that nobody ever writes to; it ends when OUTER ends, however that happens.
 *
 * In tier 1 there is no process namespace. INIT then is the subreaper: whatever is orphaned below
 * it becomes its child, so killing children until there are none ends all of it.
 *
 * Memory is watched, not limited, every few milliseconds: sanitizers reserve address space without
 * bound, and a control group can be had only where somebody has delegated one. */
#include "jail/jail.h"
#include "jail/sys.h"
#include "base/trace.h"
#include "base/auto.h"
#include "base/err.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

#define LOOK_EVERY_MS 10
#define CPU_SIGNAL SIGRTMIN

struct init {
	struct run *run;
	int signals; /* signalfd: SIGCHLD and CPU_SIGNAL */
	pid_t command;
	int wait_status;     /* of the command, once it is reaped */
	bool over;           /* how is decided */
	enum jail_how how;
	uint64_t peak_kb;
};

static bool wait_until_parted(struct init *in);
static bool take_over(struct init *in);
static void supervise(struct init *in);
static void end_all(struct init *in);
static void report(struct init *in);

void init_main(struct run *r, int signals)
{
	struct init in = { .run = r, .signals = signals, .how = JAIL_TROUBLE };

	in.command = inside_start(r);
	if (in.command < 0)
		_exit(1); /* the server tries again */
	if (wait_until_parted(&in) && take_over(&in))
		supervise(&in);
	trace_mark("the command has ended");
	end_all(&in);
	trace_mark("all of it has ended");
	report(&in);
	_exit(0);
}

uint64_t jail_now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* ---- before the command ---- */

static void decide(struct init *in, enum jail_how how)
{
	if (!in->over)
		in->how = how;
	in->over = true;
}

static void reap_ended(struct init *in)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		if (pid == in->command) {
			in->wait_status = status;
			decide(in, WIFEXITED(status) ? JAIL_EXITED : JAIL_SIGNALED);
		}
}

static void on_signals(struct init *in)
{
	struct signalfd_siginfo info;
	bool cpu = false;

	while (read(in->signals, &info, sizeof info) == (ssize_t)sizeof info)
		/* the command may send it, too; only the kernel's timers say SI_TIMER */
		cpu = cpu || (info.ssi_signo == (uint32_t)CPU_SIGNAL && info.ssi_code == SI_TIMER);
	reap_ended(in);
	if (cpu)
		decide(in, JAIL_CPU);
}

/* The server may make another INIT soon, and will when we end. */
static void tell_server(const struct run *r)
{
	ssize_t ignored = send(r->cord, "", 1, MSG_NOSIGNAL);

	(void)ignored; /* a server that has gone takes us with it */
}

/* INSIDE ended without a command: nobody had a request any more, or what it had could not be
 * answered, or r->err says why it could not be run. */
static void on_inside_failed(struct init *in)
{
	struct run *r = in->run;

	if (!r->has_request)
		_exit(0);
	tell_server(r);
	if (r->nfds <= JAIL_STATUS)
		_exit(1); /* not even something to complain on */
	if (!err_is(&r->err))
		err_set(&r->err, ERR_SANDBOX, "jail: its process was ended from outside");
}

static void on_leash_ended(struct init *in)
{
	kill(in->command, SIGKILL); /* alone: INSIDE may be in the middle of our memory */
	waitpid(in->command, NULL, 0);
	end_all(in);
	_exit(0);
}

/* Until INSIDE has a request and descriptors of its own, we share all we have with it, and keep
 * still. */
static bool wait_until_parted(struct init *in)
{
	struct pollfd watched[] = {
		{ .fd = in->run->parted, .events = POLLIN },
		{ .fd = in->signals, .events = POLLIN },
		{ .fd = in->run->ground->leash, .events = 0 },
	};

	for (;;) {
		if (poll(watched, LEN(watched), -1) < 0)
			continue;
		if (watched[0].revents)
			return true;
		if (watched[2].revents)
			on_leash_ended(in);
		on_signals(in);
		if (in->over) {
			on_inside_failed(in);
			return false;
		}
	}
}

static bool arm_cpu_timer(struct init *in)
{
	uint64_t ms = in->run->limits.cpu_ms;
	struct itimerspec when = { .it_value = { (time_t)(ms / 1000),
						 (long)(ms % 1000) * 1000000 } };
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = CPU_SIGNAL };
	struct err *e = &in->run->err;
	clockid_t clock;
	timer_t timer;

	if (clock_getcpuclockid(in->command, &clock) != 0 ||
	    timer_create(clock, &event, &timer) != 0)
		return err_set(e, ERR_SANDBOX, "jail: cannot limit CPU time");
	/* ESRCH: it has ended already */
	if (timer_settime(timer, TIMER_ABSTIME, &when, NULL) != 0 && errno != ESRCH)
		return err_errno(e, ERR_SANDBOX, "jail: cannot limit CPU time");
	return true;
}

/* We keep what supervising needs, and become as little as the command is. In tier 2 the end of the
 * server is ours at once, and with it that of all: said once more, because becoming another user
 * has cleared it. In tier 1 we must live on to end the others: the leash says when. */
static bool take_over(struct init *in)
{
	struct run *r = in->run;
	struct err *e = &r->err;

	closep(&r->requests);
	for (size_t i = 0; i < r->nfds; i++)
		if (i != JAIL_STATUS)
			close(r->fd[i]); /* the number stays: INSIDE reads it */
	tell_server(r);
	if (!arm_cpu_timer(in))
		return false;
	if (r->ground->tier == 2 && (!become_nobody(r, e) || !drop_capabilities(r, e)))
		return false;
	if (prctl(PR_SET_PDEATHSIG, r->ground->tier == 2 ? SIGKILL : 0, 0, 0, 0) != 0)
		return err_errno(e, ERR_SANDBOX, "jail: cannot tie it to its server");
	return true;
}

/* ---- while it runs ---- */

/* What no timer tells: the memory of all, and the CPU time of the command's children. */
static void on_tick(struct init *in)
{
	const struct jail_limits *l = &in->run->limits;
	struct watch seen;

	if (!watch_look(in->run->ground->proc, &seen, &in->run->err)) {
		decide(in, JAIL_TROUBLE);
		return;
	}
	if (seen.resident_kb > in->peak_kb)
		in->peak_kb = seen.resident_kb;
	if (seen.resident_kb > l->memory_kb)
		decide(in, JAIL_MEMORY);
	else if (seen.most_cpu_ms > l->cpu_ms)
		decide(in, JAIL_CPU);
	else if (in->run->ground->tier < 2 && seen.tasks > l->processes)
		decide(in, JAIL_MEMORY);
}

static void on_nobody_waits(struct init *in)
{
	end_all(in);
	_exit(0);
}

static void supervise(struct init *in)
{
	uint64_t deadline = in->run->started_ms + in->run->limits.wall_ms;
	uint64_t tick = in->run->started_ms + LOOK_EVERY_MS;
	struct pollfd watched[] = {
		{ .fd = in->signals, .events = POLLIN },
		{ .fd = in->run->fd[JAIL_STATUS], .events = 0 }, /* POLLHUP is always told */
		{ .fd = in->run->ground->leash, .events = 0 },
	};

	while (!in->over) {
		uint64_t now = jail_now_ms(), next = tick < deadline ? tick : deadline;

		if (poll(watched, LEN(watched), next > now ? (int)(next - now) : 0) < 0)
			continue;
		if (watched[1].revents || watched[2].revents)
			on_nobody_waits(in);
		if (watched[0].revents)
			on_signals(in);
		now = jail_now_ms();
		if (now >= tick && !in->over) {
			on_tick(in);
			tick = now + LOOK_EVERY_MS;
		}
		if (now >= deadline)
			decide(in, JAIL_WALL);
	}
}

/* ---- it is over ---- */

/* Ends whatever the command has left behind, and waits until all of it is gone. */
static void end_all(struct init *in)
{
	int status;
	pid_t pid;

	for (;;) {
		pid = waitpid(-1, &status, WNOHANG);
		if (pid < 0 && errno == ECHILD)
			return;
		if (pid == 0) {
			if (in->run->ground->tier == 2)
				kill(-1, SIGKILL);
			else
				watch_kill_children(in->run->ground->proc);
			waitpid(-1, &status, 0);
		}
	}
}

static uint64_t to_ms(struct timeval t)
{
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_usec / 1000;
}

static int code_of(const struct init *in)
{
	if (in->how == JAIL_EXITED)
		return WEXITSTATUS(in->wait_status);
	return in->how == JAIL_SIGNALED ? WTERMSIG(in->wait_status) : 0;
}

static void report(struct init *in)
{
	const struct err *e = &in->run->err;
	struct jail_status s = { .how = in->how };
	struct rusage used = { 0 };

	getrusage(RUSAGE_CHILDREN, &used);
	s.code = code_of(in);
	s.cpu_ms = to_ms(used.ru_utime) + to_ms(used.ru_stime);
	s.wall_ms = jail_now_ms() - in->run->started_ms;
	s.peak_kb = (uint64_t)used.ru_maxrss > in->peak_kb ? (uint64_t)used.ru_maxrss : in->peak_kb;
	s.tier = in->run->ground->tier;
	if (s.how == JAIL_SIGNALED && s.code == SIGXCPU && s.cpu_ms >= in->run->limits.cpu_ms)
		s.how = JAIL_CPU; /* the kernel's backstop was first */
	if (err_is(e) || !in->over)
		s.how = JAIL_TROUBLE;
	steps_layers(in->run->ground, s.layers);
	snprintf(s.error, sizeof s.error, "%s", e->text);
	snprintf(s.hint, sizeof s.hint, "%s", e->hint);
	trace_mark("told");
	trace_write();
	status_send(in->run->fd[JAIL_STATUS], &s);
	closep(&in->run->fd[JAIL_STATUS]); /* all is said: our own end is nobody's to wait for */
}
