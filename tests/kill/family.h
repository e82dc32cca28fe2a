/* family.h: a process and all that descend from it, by the names of what they run. */
#ifndef KILL_FAMILY_H
#define KILL_FAMILY_H

#include "base/auto.h"
#include "base/path.h"
#include "base/xmem.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct process { pid_t pid, parent; char name[32]; };

/* A file of /proc/PID, as text. */
static bool read_about(const char *pid, const char *name, char *text, size_t size)
{
	AUTO(freep) char *path = xfmt("/proc/%s/%s", pid, name);
	AUTO(closep) int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, text, size - 1);

	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

/* "/usr/bin/x86_64-linux-gnu-gcc-12" is gcc: the name itself is longer than the kernel keeps. */
static void name_of(const char *command, char *name, size_t size)
{
	const char *base = path_base(command), *machine = strstr(base, "-gnu-");

	snprintf(name, size, "%s", machine ? machine + strlen("-gnu-") : base);
	name[strcspn(name, machine ? "-." : ".")] = '\0';
}

/* "PID (comm) S PPID …", where comm may hold anything but is ours here. */
static bool read_process(const char *pid, struct process *p)
{
	char line[512];
	char *end;

	if (!read_about(pid, "stat", line, sizeof line))
		return false;
	end = strrchr(line, ')');
	if (!end || strlen(end) < 5 || end[2] == 'Z')
		return false;
	p->pid = (pid_t)strtol(line, NULL, 10);
	p->parent = (pid_t)strtol(end + 4, NULL, 10);
	return true;
}

/* All that descend from `root`, itself first; a parent has to have been seen before its child, so
 * what is missed by numbers that came round is missed this once. */
static struct process *find_family(pid_t root, size_t *n)
{
	struct process *family = NULL, p;
	char command[512];
	DIR *proc = opendir("/proc");

	*n = 0;
	for (struct dirent *entry; proc && (entry = readdir(proc)); ) {
		bool is_ours;

		if (!strchr("123456789", entry->d_name[0]) || !read_process(entry->d_name, &p))
			continue;
		is_ours = p.pid == root;
		for (size_t i = 0; i < *n && !is_ours; i++)
			is_ours = family[i].pid == p.parent;
		if (!is_ours || !read_about(entry->d_name, "cmdline", command, sizeof command))
			continue;
		name_of(command, p.name, sizeof p.name);
		VEC_PUSH(family, *n, p);
	}
	closedir(proc);
	return family;
}

static const char *name_in(const struct process *family, size_t n, pid_t pid)
{
	for (size_t i = 0; i < n; i++)
		if (family[i].pid == pid)
			return family[i].name;
	return "";
}

#endif
