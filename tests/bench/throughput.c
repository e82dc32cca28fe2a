/* throughput.c: gradings per second on all processors: as many workers, each grading file after
 * file, with hone and with the naive sanitized commands, in turn. The files are the lab's reference
 * and some of its mutants, spread over all of them; what never ends in a naive run is passed over,
 * because there nobody would stop it.
 *
 * usage: throughput HONE LAB TREE FILES ROUNDS */
#include "measure.h"
#include "ways.h"

#include <glob.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE "2" /* seconds: a suite takes a fraction of one */

struct files {
	char **path;
	size_t n, passed_over;
};

typedef void grade_fn(const struct place *p, const char *file, unsigned worker);

static void grade_naively(const struct place *p, const char *file, unsigned worker)
{
	const struct naive n = naive_way(p, file, true, worker);
	int status; /* whatever it is */

	naive_us(&n, &status);
}

static void grade_with_hone(const struct place *p, const char *file, unsigned worker)
{
	int status;

	(void)worker;
	hone_us(p, file, &status);
}

/* ---- the files ---- */

static bool ends(const struct place *p, char *file)
{
	struct naive n = naive_way(p, file, true, 0);
	char *run[] = { (char *)"timeout", (char *)"-s", (char *)"KILL", (char *)PATIENCE,
			n.run[0], NULL };
	int status;

	n.run = run;
	naive_us(&n, &status);
	return status != 124 && status != 128 + 9;
}

static void choose(const struct place *p, struct files *f, size_t wanted)
{
	char *pattern = text("labs/%s/mutants/*.c", p->lab);
	glob_t found = { .gl_pathc = 0 };

	f->path = calloc(wanted, sizeof *f->path);
	if (!f->path)
		die("no memory");
	f->path[f->n++] = reference_of(p);
	if (glob(pattern, 0, NULL, &found) != 0)
		die("there are no %s", pattern);
	for (size_t i = 1; i < wanted && i < found.gl_pathc; i++) {
		char *path = text("%s", found.gl_pathv[i * found.gl_pathc / wanted]);

		if (ends(p, path))
			f->path[f->n++] = path;
		else
			f->passed_over++;
	}
	globfree(&found);
}

/* ---- all workers at a time ---- */

static double all_us(const struct place *p, const struct files *f, unsigned workers,
		     grade_fn *grade)
{
	atomic_size_t *next = mmap(NULL, sizeof *next, PROT_READ | PROT_WRITE,
				   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double start = now_us();
	int status;

	if (next == MAP_FAILED)
		die("no memory");
	fflush(stdout);
	for (unsigned worker = 0; worker < workers; worker++) {
		pid_t pid = fork();

		if (pid < 0)
			die("cannot start a worker");
		for (size_t i; pid == 0 && (i = atomic_fetch_add(next, 1)) < f->n;)
			grade(p, f->path[i], worker);
		if (pid == 0)
			_exit(0);
	}
	while (wait(&status) > 0)
		if (status != 0)
			die("a worker failed");
	munmap(next, sizeof *next);
	return (now_us() - start) / (double)f->n;
}

static void print(struct sample *naive, struct sample *hone, const struct place *p)
{
	sample_sort(naive);
	sample_sort(hone);
	for (const struct sample *s = naive; s; s = s == naive ? hone : NULL)
		printf("%7.2f   %8.2f a second   %s\n", ratio_at(naive, s, 0.5),
		       1e6 / sample_at(s, 0.5), s->name);
	say_ratio(text("gradings a second, hone / sanitized commands, %s", p->lab), naive, hone,
		  "at least 2.50");
}

int main(int argc, char **argv)
{
	struct sample naive = { .name = "gcc -fsanitize=address,undefined, then run" };
	struct sample hone = { .name = "hone check" };
	unsigned workers = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
	struct files files = { .n = 0 };
	struct place p;

	if (argc != 6)
		die("usage: throughput HONE LAB TREE FILES ROUNDS");
	p = (struct place){ argv[1], argv[2], argv[3] };
	choose(&p, &files, number(argv[4]));
	grade_with_hone(&p, files.path[0], 0); /* builds the lab's tests, once */
	for (size_t i = 0; i < number(argv[5]); i++) {
		sample_add(&naive, all_us(&p, &files, workers, grade_naively));
		sample_add(&hone, all_us(&p, &files, workers, grade_with_hone));
	}
	printf("\ngradings by %u workers, %s, %zu files (%zu that do not end are passed over)\n",
	       workers, p.lab, files.n, files.passed_over);
	print(&naive, &hone, &p);
	return 0;
}
