#include "measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

void die(const char *format, ...)
{
	va_list args;

	fflush(stdout);
	fputs("bench: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* ---- CPU time ---- */

/* getrusage() knows only of those whose parent waited, which nobody does in a pid namespace that
 * ends, and perf's counters leave out how a process is taken apart. A control group counts all. */
static char *group; /* ours; NULL when there can be none */
static int outside; /* the processes of the group that we came from */

static char *mount_of_groups(void)
{
	FILE *f = fopen("/proc/self/mounts", "r");
	char line[1024], dir[512], type[64], *found = NULL;

	while (f && !found && fgets(line, sizeof line, f))
		if (sscanf(line, "%*s %511s %63s", dir, type) == 2 && strcmp(type, "cgroup2") == 0)
			found = text("%s", dir);
	if (f)
		fclose(f);
	return found;
}

static char *own_group(void)
{
	FILE *f = fopen("/proc/self/cgroup", "r");
	char line[1024], *found = NULL;

	while (f && !found && fgets(line, sizeof line, f))
		if (strncmp(line, "0::", 3) == 0)
			found = text("%.*s", (int)strcspn(line + 3, "\n"), line + 3);
	if (f)
		fclose(f);
	return found;
}

static bool enter(int procs)
{
	return procs >= 0 && write(procs, "0", 1) == 1;
}

static void leave_group(void)
{
	if (enter(outside))
		rmdir(group);
}

static void enter_group(void)
{
	char *mount = mount_of_groups(), *own = own_group(), *dir;
	int inside;

	if (!mount || !own)
		return;
	dir = text("%s%s/bench-%d", mount, own, (int)getpid());
	outside = open(text("%s%s/cgroup.procs", mount, own), O_WRONLY | O_CLOEXEC);
	if (outside < 0 || mkdir(dir, 0700) != 0)
		return;
	inside = open(text("%s/cgroup.procs", dir), O_WRONLY | O_CLOEXEC);
	if (!enter(inside)) {
		rmdir(dir);
		return;
	}
	close(inside);
	group = dir;
	atexit(leave_group);
}

double cpu_us(void)
{
	static bool tried;
	double us = -1;
	FILE *f;

	if (!tried)
		enter_group();
	tried = true;
	f = group ? fopen(text("%s/cpu.stat", group), "r") : NULL;
	if (f && fscanf(f, "usage_usec %lf", &us) != 1)
		us = -1;
	if (f)
		fclose(f);
	return us;
}

/* ---- commands ---- */

double run_with_us(char *const argv[], const char *input, const char *errors, int *status)
{
	posix_spawn_file_actions_t actions;
	double start = now_us();
	int ended = 0;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, errors ? errors : "/dev/null",
					 O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (input)
		posix_spawn_file_actions_addopen(&actions, *BENCH_FD - '0', input, O_RDONLY, 0);
	*status = 127;
	if (posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) == 0 &&
	    waitpid(pid, &ended, 0) == pid)
		*status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
	posix_spawn_file_actions_destroy(&actions);
	return now_us() - start;
}

double run_us(char *const argv[], int *status)
{
	return run_with_us(argv, NULL, NULL, status);
}

char *text(const char *format, ...)
{
	va_list args;
	char *s = NULL;
	int n;

	va_start(args, format);
	n = vasprintf(&s, format, args);
	va_end(args);
	if (n < 0)
		die("no memory");
	return s;
}

size_t number(const char *from)
{
	char *end;
	size_t n = strtoul(from, &end, 10);

	if (*from < '1' || *from > '9' || *end)
		die("'%s' is no number", from);
	return n;
}

char *find_program(const char *name)
{
	const char *at = getenv("PATH");

	for (size_t n; at && *at; at += n + (at[n] == ':')) {
		char *path;

		n = strcspn(at, ":");
		path = text("%.*s/%s", (int)n, at, name);
		if (access(path, X_OK) == 0)
			return path;
		free(path);
	}
	return NULL;
}

/* ---- samples ---- */

void sample_add(struct sample *s, double us)
{
	if (s->n == s->room) {
		s->room = s->room ? 2 * s->room : 64;
		s->us = realloc(s->us, s->room * sizeof *s->us);
		if (!s->us)
			die("no memory");
	}
	s->us[s->n++] = us;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

void sample_sort(struct sample *s)
{
	qsort(s->us, s->n, sizeof *s->us, by_size);
}

double sample_at(const struct sample *s, double share)
{
	return s->us[(size_t)(share * (double)(s->n - 1) + 0.5)];
}

double ratio_at(const struct sample *s, const struct sample *base, double share)
{
	return sample_at(s, share) / sample_at(base, share);
}

/* ---- words ---- */

void table_head(const char *title, const char *unit)
{
	printf("\n%s\n  ratio    p10     median      p10      p90      p99   %s\n", title, unit);
}

void table_row(const struct sample *s, const struct sample *base, double us_per_unit)
{
	printf("%7.2f %6.2f   %8.1f %8.1f %8.1f %8.1f   %s\n", ratio_at(s, base, 0.5),
	       ratio_at(s, base, 0.1), sample_at(s, 0.5) / us_per_unit,
	       sample_at(s, 0.1) / us_per_unit, sample_at(s, 0.9) / us_per_unit,
	       sample_at(s, 0.99) / us_per_unit, s->name);
}

void table_gap(const char *name, const char *why)
{
	printf("%7s %6s   %8s %8s %8s %8s   %s: %s\n", "-", "-", "-", "-", "-", "-", name, why);
}

void say_ratio(const char *what, const struct sample *s, const struct sample *base,
	       const char *goal)
{
	printf("= %6.2f %6.2f   %-62s %s\n", ratio_at(s, base, 0.5), ratio_at(s, base, 0.1), what,
	       goal);
}
