#include "running.h"
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SOON_NS UINT64_C(25000000)

struct ends { int output, record, sanitizer; };

uint64_t hone_monotonic_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* ---- start ---- */

static bool map_page(struct hone_running *r)
{
	void *page = r->page;

	if (!page)
		page = mmap(NULL, sizeof *r->page, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED)
		return false;
	memset(page, 0, sizeof *r->page);
	*r = (struct hone_running){ .page = page, .pid = -1, .pidfd = -1, .listener = -1,
				    .statm = -1 };
	r->output.fd = r->record.fd = r->sanitizer.fd = -1;
	return true;
}

static void close_ends(const struct ends *ends)
{
	const int fd[] = { ends->output, ends->record, ends->sanitizer };

	for (size_t i = 0; i < 3; i++)
		if (fd[i] >= 0)
			close(fd[i]);
}

static void become_test(struct hone_running *r, const struct hone_watch *watch,
			const struct ends *ends, pid_t parent)
{
	struct hone_child child = {
		.test = r->test, .solution = watch->solution, .filter = &watch->filter,
		.page = r->page, .seed = watch->seed, .cpu_ms = watch->cpu_ms, .parent = parent,
		.memory_bytes = watch->memory_mb << 20, .output_fd = ends->output,
		.record_fd = ends->record, .sanitizer_fd = ends->sanitizer,
		.tripwire = r->tripwire,
	};

	memcpy(child.token, r->token, sizeof child.token);
	explicit_bzero(r->token, sizeof r->token); /* here, in the child */
	hone_child_run(&child);
}

/* The clock counts what the process used, all its threads together. */
static bool arm_timer(struct hone_running *r, uint64_t cpu_ms)
{
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN };
	struct itimerspec when = { .it_value = { (time_t)(cpu_ms / 1000),
						 (long)(cpu_ms % 1000) * 1000000 } };
	clockid_t clock;
	int error = clock_getcpuclockid(r->pid, &clock);

	if (error) {
		errno = error;
		return false;
	}
	event.sigev_value.sival_ptr = (void *)(uintptr_t)r->test;
	if (timer_create(clock, &event, &r->timer) != 0)
		return false;
	r->has_timer = true;
	return timer_settime(r->timer, 0, &when, NULL) == 0;
}

static bool watch_it(struct hone_running *r, const struct hone_watch *watch)
{
	r->pidfd = (int)syscall(SYS_pidfd_open, r->pid, 0);
	if (r->pidfd < 0)
		return false;
	return arm_timer(r, watch->cpu_ms);
}

/* A test's process gets its own page, and none of those of the tests beside it. */
static pid_t fork_with(void *page, size_t size)
{
	pid_t pid = madvise(page, size, MADV_DOFORK) == 0 ? fork() : -1;

	if (pid > 0)
		madvise(page, size, MADV_DONTFORK); /* cannot fail where the other did not */
	return pid;
}

/* Masked before the fork, so that no process of a test ever holds the bare number. */
static uint64_t masked(const struct hone_running *r, uint64_t canary)
{
	uint64_t mask;

	memcpy(&mask, r->token, sizeof mask);
	return mask ^ canary;
}

static bool fork_it(struct hone_running *r, const struct hone_watch *watch, uint64_t canary,
		    struct ends *ends)
{
	pid_t parent = getpid();

	if (!hone_capture_open(&r->output, &ends->output) ||
	    !hone_capture_open(&r->record, &ends->record) ||
	    !hone_capture_open(&r->sanitizer, &ends->sanitizer) ||
	    getrandom(r->token, sizeof r->token, 0) != (ssize_t)sizeof r->token)
		return false;
	r->tripwire = masked(r, canary);
	r->started_ns = hone_monotonic_ns();
	r->deadline_ns = r->started_ns + watch->wall_ms * 1000000;
	r->look_ns = r->started_ns + SOON_NS;
	r->pid = fork_with(r->page, sizeof *r->page);
	if (r->pid == 0)
		become_test(r, watch, ends, parent);
	return r->pid > 0 && watch_it(r, watch);
}

bool hone_running_start(struct hone_running *r, const struct hone_watch *watch, size_t which)
{
	const struct hone_test *test = watch->tests[which];
	struct ends ends = { -1, -1, -1 };
	bool started;

	if (!map_page(r)) {
		fprintf(stderr, "host: mmap: %s\n", strerror(errno));
		return false;
	}
	r->test = test;
	started = fork_it(r, watch, watch->canary[which], &ends);
	if (!started)
		fprintf(stderr, "host: cannot start %s: %s\n", test->name, strerror(errno));
	close_ends(&ends);
	return started;
}

/* ---- while it runs ---- */

void hone_running_check_ready(struct hone_running *r)
{
	struct hone_ready ready;

	if (r->is_ready || r->record.n < sizeof ready)
		return;
	memcpy(&ready, r->record.bytes, sizeof ready);
	if (memcmp(ready.token, r->token, sizeof r->token) != 0)
		return;
	r->is_ready = true;
	r->solution = (struct hone_mapped){ ready.base, ready.text, ready.end };
	if (ready.listener >= 0)
		r->listener = (int)syscall(SYS_pidfd_getfd, r->pidfd, ready.listener, 0);
}

void hone_running_stop(struct hone_running *r, enum hone_stopped why)
{
	if (r->stopped)
		return;
	r->stopped = why;
	kill(r->pid, SIGKILL);
}

/* /proc/PID/statm: pages in all, pages resident, … */
bool hone_running_is_over(struct hone_running *r, uint64_t max_bytes)
{
	char path[40], text[128];
	unsigned long all, resident;
	ssize_t n;

	snprintf(path, sizeof path, "/proc/%d/statm", (int)r->pid);
	if (r->statm < 0)
		r->statm = open(path, O_RDONLY | O_CLOEXEC);
	r->look_ns = hone_monotonic_ns() + SOON_NS;
	n = r->statm < 0 ? -1 : pread(r->statm, text, sizeof text - 1, 0);
	if (n <= 0)
		return false;
	text[n] = '\0';
	if (sscanf(text, "%lu %lu", &all, &resident) != 2) /* the kernel's own text */
		return false;
	return (uint64_t)resident * (uint64_t)sysconf(_SC_PAGESIZE) > max_bytes;
}

/* ---- the end ---- */

void hone_running_release(struct hone_running *r)
{
	const int fd[] = { r->pidfd, r->listener, r->statm };

	for (size_t i = 0; i < 3; i++)
		if (fd[i] >= 0)
			close(fd[i]);
	if (r->has_timer)
		timer_delete(r->timer);
	hone_capture_release(&r->output);
	hone_capture_release(&r->record);
	hone_capture_release(&r->sanitizer);
	r->has_timer = false;
	r->test = NULL;
}
