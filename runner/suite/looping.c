/* A profiler of two dozen samples, at growing distances, so that a function that is called over
 * and over is not taken for one that never returns. The frame that is there in all of them, with
 * the same address, never returned: the innermost such one holds the loop, and where it was in
 * each sample are the loop's lines. When the test itself goes round and calls the solution again
 * and again, frames have the same addresses too; so the number of the function called last is
 * marked, and a mark that is gone was overwritten by a new call. */
#include "looping.h"
#include "running.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define SAMPLES 24
#define DEPTH 16
#define PAUSE_NS 30000
#define MOST_NS UINT64_C(200000000) /* on the clock, for all of it */
#define RUN_NS 20000 /* of its own time, before the second sample; each later pause is longer */
#define CALLED_MARK 0x80000000u

struct sample {
	struct hone_frame frame[DEPTH];
	size_t n;
};

static void pause_briefly(void)
{
	const struct timespec pause = { 0, PAUSE_NS };

	nanosleep(&pause, NULL);
}

static uint64_t used_ns(clockid_t clock)
{
	struct timespec used = { 0, 0 };

	clock_gettime(clock, &used);
	return (uint64_t)used.tv_sec * 1000000000 + (uint64_t)used.tv_nsec;
}

/* Stopped as a whole; false when it has ended, or does not stop soon. */
static bool stop(pid_t pid, uint64_t until_ns)
{
	siginfo_t info;

	if (kill(pid, SIGSTOP) != 0)
		return false;
	while (hone_monotonic_ns() < until_ns) {
		info.si_pid = 0;
		if (waitid(P_PID, (id_t)pid, &info, WSTOPPED | WNOHANG) != 0)
			return false;
		if (info.si_pid == pid)
			return true;
		pause_briefly();
	}
	return false;
}

static void let_run(pid_t pid, uint64_t ns, uint64_t until_ns)
{
	clockid_t clock;
	uint64_t from;

	if (clock_getcpuclockid(pid, &clock) != 0)
		return;
	from = used_ns(clock);
	kill(pid, SIGCONT);
	while (used_ns(clock) < from + ns && hone_monotonic_ns() < until_ns)
		pause_briefly();
}

/* The thread that computes: the first one that is in no system call. Stays the same one as long as
 * it can be read. */
static bool find_thread(pid_t pid, pid_t *tid, struct hone_thread *thread)
{
	struct dirent *entry;
	char path[40];
	bool found = false;
	DIR *tasks;

	if (*tid && hone_thread_read(thread, *tid))
		return true;
	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	tasks = opendir(path);
	while (tasks && !found && (entry = readdir(tasks))) {
		*tid = (pid_t)strtol(entry->d_name, NULL, 10);
		found = *tid > 0 && hone_thread_read(thread, *tid) && thread->number < 0;
	}
	if (tasks)
		closedir(tasks);
	if (!found)
		*tid = pid;
	return found || hone_thread_read(thread, pid);
}

/* ---- what the samples have in common ---- */

static const struct hone_frame *find_frame(const struct sample *s, uint64_t record)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->frame[i].record == record)
			return &s->frame[i];
	return NULL;
}

/* All but a few: a stack may be misread. */
static bool is_in_all(const struct sample *samples, size_t n, uint64_t record)
{
	size_t missing = 0;

	for (size_t i = 0; i < n; i++)
		missing += !find_frame(&samples[i], record);
	return record != 0 && missing <= n / 12;
}

static void add_place(struct hone_looping *l, uint64_t at)
{
	for (size_t i = 0; i < l->places; i++)
		if (l->place[i] == at)
			return;
	if (l->places < HONE_LOOP_PLACES)
		l->place[l->places++] = at;
}

/* Where the frame was in one and the same call all the time, that call's name. */
static void name_library(struct hone_looping *l, pid_t tid, const struct sample *samples, size_t n,
			 const struct hone_frame *frame)
{
	for (size_t i = 0; i < n; i++) {
		const struct hone_frame *same = find_frame(&samples[i], frame->record);

		if (same && same->returns != frame->returns)
			return;
	}
	if (frame->returns)
		hone_callsite_name(tid, frame->returns, l->in);
}

static void compare(struct hone_looping *l, pid_t tid, const struct sample *samples, size_t n)
{
	const struct sample *first = samples;
	size_t at = 0;

	while (first < samples + n && !is_in_all(samples, n, first->frame[at].record))
		if (++at == first->n) {
			first++;
			at = 0;
		}
	if (first == samples + n)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct hone_frame *same = find_frame(&samples[i], first->frame[at].record);

		if (same)
			add_place(l, same->at);
	}
	name_library(l, tid, samples, n, &first->frame[at]);
	while (++at < first->n && l->callers < HONE_LOOP_CALLERS)
		l->caller[l->callers++] = first->frame[at].at;
}

/* ---- watching ---- */

static void look_for_mark(struct hone_looping *l, struct hone_page *page)
{
	uint32_t called = __atomic_fetch_or(&page->called, CALLED_MARK, __ATOMIC_RELAXED);

	if (called && !(called & CALLED_MARK))
		l->again++;
}

void hone_looping_watch(struct hone_looping *l, pid_t pid, const struct hone_mapped *solution,
			struct hone_page *page)
{
	static struct sample samples[SAMPLES];
	struct hone_thread thread;
	pid_t tid = 0;
	size_t n = 0;
	uint64_t ns = RUN_NS, until = hone_monotonic_ns() + MOST_NS;

	*l = (struct hone_looping){ .places = 0 };
	look_for_mark(l, page);
	l->again = 0; /* the first one is no news */
	for (size_t i = 0; i < SAMPLES && stop(pid, until); i++, ns = ns * 6 / 5) {
		struct sample *s = &samples[n];

		look_for_mark(l, page);
		s->n = find_thread(pid, &tid, &thread)
			? hone_stack_walk(&thread, solution, page, s->frame, DEPTH) : 0;
		n += s->n > 0 && s->frame[s->n - 1].record; /* else its end was not found */
		let_run(pid, ns, until);
	}
	__atomic_fetch_and(&page->called, ~CALLED_MARK, __ATOMIC_RELAXED);
	if (n)
		compare(l, tid, samples, n);
}
