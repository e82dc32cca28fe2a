/* process.h: channels through what a process is, and what is said of it. */
#ifndef STATE_PROCESS_H
#define STATE_PROCESS_H

#include "place.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

/* ---- what is said of processes and of the machine ---- */

static bool set_host_name(void)
{
	return sethostname(NAME, sizeof NAME - 1) == 0;
}

static bool is_host_name(void)
{
	struct utsname is;

	return uname(&is) == 0 && strcmp(is.nodename, NAME) == 0;
}

static bool set_thread_name(void)
{
	return prctl(PR_SET_NAME, NAME) == 0;
}

static bool is_a_thread_name(void)
{
	DIR *proc = opendir("/proc");

	for (struct dirent *entry; proc && (entry = readdir(proc)); ) {
		char path[300], name[16] = "";
		int fd;

		snprintf(path, sizeof path, "/proc/%s/comm", entry->d_name);
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd >= 0 && read(fd, name, sizeof name) > 0 && strncmp(name, NAME, 10) == 0)
			return true;
		close(fd);
	}
	return false;
}

static bool limit(void)
{
	struct rlimit few = { 60, 60 };

	return setrlimit(RLIMIT_NOFILE, &few) == 0;
}

static bool is_limited(void)
{
	struct rlimit is;

	return getrlimit(RLIMIT_NOFILE, &is) == 0 && is.rlim_cur == 60;
}

static bool change_persona(void)
{
	return personality(ADDR_NO_RANDOMIZE) >= 0;
}

static bool is_changed_persona(void)
{
	return personality(0xffffffff) & ADDR_NO_RANDOMIZE;
}

static bool make_nice(void)
{
	return setpriority(PRIO_PROCESS, 0, 19) == 0;
}

static bool is_nice(void)
{
	return getpriority(PRIO_PROCESS, 0) == 19;
}

static bool be_bound(void)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(0, &one);
	return sched_setaffinity(0, sizeof one, &one) == 0;
}

static bool is_bound(void)
{
	cpu_set_t now;

	return sysconf(_SC_NPROCESSORS_ONLN) > 1 &&
	       sched_getaffinity(0, sizeof now, &now) == 0 && CPU_COUNT(&now) == 1;
}

static bool become_a_batch(void)
{
	const struct sched_param none = { 0 };

	return sched_setscheduler(0, SCHED_BATCH, &none) == 0;
}

static bool is_a_batch(void)
{
	return sched_getscheduler(0) == SCHED_BATCH;
}

static bool mask(void)
{
	umask(0123);
	return true;
}

static bool is_masked(void)
{
	return umask(0) == 0123;
}

/* 0 to 3 are the run's own. */
static bool keep_open(void)
{
	return dup(0) >= 0;
}

static bool has_more_open(void)
{
	for (int fd = 4; fd < 1024; fd++)
		if (fcntl(fd, F_GETFD) >= 0)
			return true;
	return false;
}

#endif
