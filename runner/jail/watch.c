/* Reads /proc from outside of the run: the run itself may have none, and could not be trusted with
 * what it says anyway. `proc` is the outer one, where processes have outer numbers; "self" in it is
 * the caller. */
#include "jail/jail.h"
#include "base/auto.h"
#include "base/err.h"
#include "base/str.h"
#include "base/xmem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>

#define MAX_PROCESSES 65536 /* more than any limit allows */

struct pids { int *pid; size_t n; };

static void pids_release(struct pids *p)
{
	free(p->pid);
}

/* The start of a small file; its length, or -1. */
static ssize_t read_small(int proc, const char *path, char *text, size_t size)
{
	AUTO(closep) int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);

	text[n < 0 ? 0 : n] = '\0';
	return n;
}

/* Adds the numbers in one …/children file, however long it is. */
static bool add_children(int proc, const char *path, struct pids *pids)
{
	AUTO(closep) int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
	char text[4096];
	int number = 0;
	ssize_t n;

	if (fd < 0)
		return false;
	while ((n = read(fd, text, sizeof text)) > 0)
		for (ssize_t i = 0; i < n; i++) {
			if (text[i] >= '0' && text[i] <= '9') {
				number = number * 10 + (text[i] - '0');
				continue;
			}
			if (number && pids->n < MAX_PROCESSES)
				VEC_PUSH(pids->pid, pids->n, number);
			number = 0;
		}
	return n == 0;
}

/* Every thread has children of its own. */
static void add_children_of_threads(int proc, int pid, struct pids *pids)
{
	AUTO(freep) char *path = xfmt("%d/task", pid);
	int fd = openat(proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		AUTO(freep) char *children = xfmt("%s/%s/children", path, entry->d_name);

		if (entry->d_name[0] != '.')
			add_children(proc, children, pids);
	}
	if (dir)
		closedir(dir);
	else
		closep(&fd);
}

/* ---- one process ---- */

struct process { uint64_t threads, cpu_ms, resident_kb; };

/* The fields behind the name, which may hold anything, are numbers with a space between; the one
 * that the manual counts as `wanted`. */
static uint64_t stat_field(const char *after_name, int wanted)
{
	const char *at = after_name;

	for (int i = 2; i < wanted && *at; i++)
		at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ');
	return strtoull(at, NULL, 10);
}

/* False if it is gone. */
static bool read_process(int proc, int pid, struct process *p)
{
	static long ticks_a_second, page_kb;
	char path[32], text[1024];
	const char *end;

	if (!ticks_a_second) {
		ticks_a_second = sysconf(_SC_CLK_TCK);
		page_kb = sysconf(_SC_PAGESIZE) / 1024;
	}
	snprintf(path, sizeof path, "%d/stat", pid);
	if (read_small(proc, path, text, sizeof text) <= 0)
		return false;
	end = strrchr(text, ')');
	if (!end)
		return false;
	p->cpu_ms = (stat_field(end, 14) + stat_field(end, 15)) * 1000 / (uint64_t)ticks_a_second;
	p->threads = stat_field(end, 20);
	p->resident_kb = stat_field(end, 24) * (uint64_t)page_kb;
	return true;
}

/* ---- all of them ---- */

bool watch_look(int proc, struct watch *seen, struct err *e)
{
	AUTO(pids_release) struct pids pids = { NULL, 0 };

	*seen = (struct watch){ 0, 0, 0 };
	if (!add_children(proc, "thread-self/children", &pids)) {
		err_errno(e, ERR_SANDBOX, "cannot read /proc/thread-self/children");
		return err_hint(e, "mount /proc; the kernel needs CONFIG_PROC_CHILDREN");
	}
	for (size_t i = 0; i < pids.n; i++) { /* grows while we walk */
		struct process p;
		char path[64];

		if (!read_process(proc, pids.pid[i], &p))
			continue;
		seen->resident_kb += p.resident_kb;
		seen->tasks += p.threads;
		if (p.cpu_ms > seen->most_cpu_ms)
			seen->most_cpu_ms = p.cpu_ms;
		if (p.threads > 1) {
			add_children_of_threads(proc, pids.pid[i], &pids);
			continue;
		}
		snprintf(path, sizeof path, "%d/task/%d/children", pids.pid[i], pids.pid[i]);
		add_children(proc, path, &pids);
	}
	return true;
}

bool watch_kill_children(int proc)
{
	AUTO(pids_release) struct pids pids = { NULL, 0 };

	add_children(proc, "thread-self/children", &pids);
	for (size_t i = 0; i < pids.n; i++)
		kill(pids.pid[i], SIGKILL);
	return pids.n > 0;
}
