#include "measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

double now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

double run_us(char *const argv[], int *status)
{
	posix_spawn_file_actions_t actions;
	double start = now_us();
	int ended = 0;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	*status = 127;
	if (posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) == 0 &&
	    waitpid(pid, &ended, 0) == pid)
		*status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
	posix_spawn_file_actions_destroy(&actions);
	return now_us() - start;
}

void sample_init(struct sample *s, const char *name, size_t n)
{
	*s = (struct sample){ name, calloc(n, sizeof *s->us), n };
	if (!s->us)
		abort();
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

void sample_print(const struct sample *s, const struct sample *base)
{
	printf("  %-44s median %8.2f ms   p10 %8.2f   p90 %8.2f   ratio %.2f\n", s->name,
	       sample_at(s, 0.5) / 1e3, sample_at(s, 0.1) / 1e3, sample_at(s, 0.9) / 1e3,
	       sample_at(s, 0.5) / sample_at(base, 0.5));
}
