/* save.c: from a file saved to a verdict, with hone and without, in turn, so that a noisy machine
 * disturbs all alike; and where hone's time goes.
 *
 * usage: save HONE LAB TREE ROUNDS */
#include "measure.h"
#include "steps.h"
#include "ways.h"

#include <stdio.h>
#include <stdlib.h>

enum { SANITIZED, PLAIN, HONE, WAYS };

static const char *const name_of[WAYS] = {
	[SANITIZED] = "gcc -fsanitize=address,undefined, then run",
	[PLAIN] = "gcc, then run: no sanitizers",
	[HONE] = "hone check: sanitized, jailed",
};

struct measured {
	struct sample wall[WAYS], cpu[WAYS];
};

static double go(const struct place *p, const char *file, size_t way)
{
	const struct naive n = naive_way(p, file, way == SANITIZED, 0);
	int status;
	double us = way == HONE ? hone_us(p, file, &status) : naive_us(&n, &status);

	if (status != 0)
		die("the reference of '%s' fails: %s (%d)", p->lab, name_of[way], status);
	return us;
}

static void measure(const struct place *p, size_t rounds, struct measured *m)
{
	char *file = reference_of(p);

	for (size_t way = 0; way < WAYS; way++) {
		m->wall[way].name = m->cpu[way].name = name_of[way];
		go(p, file, way); /* hone builds the lab's tests, once */
	}
	for (size_t i = 0; i < rounds; i++)
		for (size_t way = 0; way < WAYS; way++) {
			double before = cpu_us();

			sample_add(&m->wall[way], go(p, file, way));
			sample_add(&m->cpu[way], cpu_us() - before);
		}
}

static void print(const char *title, struct sample sample[WAYS])
{
	table_head(title, "ms");
	for (size_t way = 0; way < WAYS; way++)
		sample_sort(&sample[way]);
	for (size_t way = 0; way < WAYS; way++)
		table_row(&sample[way], &sample[SANITIZED], 1e3);
}

static void trace(const struct place *p, size_t rounds)
{
	char *file = reference_of(p), *told = text("%s/told", p->tree), line[8192];
	struct steps steps = { .n = 0 };

	setenv("HONE_TRACE", "1", 1);
	for (size_t i = 0; i < rounds; i++) {
		int status;
		double start = now_us(), us;
		FILE *f;

		us = run_with_us(hone_way(p, file), NULL, told, &status);
		f = fopen(told, "r");
		if (!f)
			die("cannot read %s", told);
		while (fgets(line, sizeof line, f))
			steps_add(&steps, line, start, start + us);
		fclose(f);
	}
	unsetenv("HONE_TRACE");
	if (!steps.n)
		die("hone does not tell where its time goes");
	steps_print(&steps, text("where the time of hone check %s goes, in us", p->lab));
}

int main(int argc, char **argv)
{
	struct measured m = { .wall = { { .n = 0 } } };
	struct place p;
	size_t rounds;

	if (argc != 5)
		die("usage: save HONE LAB TREE ROUNDS");
	p = (struct place){ argv[1], argv[2], argv[3] };
	rounds = number(argv[4]);
	cpu_us(); /* from here on it counts */
	measure(&p, rounds, &m);
	print(text("save to verdict, %s", p.lab), m.wall);
	say_ratio(text("save to verdict, hone / sanitized commands, %s", p.lab), &m.wall[HONE],
		  &m.wall[SANITIZED], "at most 0.55");
	say_ratio(text("save to verdict, hone / plain commands, %s", p.lab), &m.wall[HONE],
		  &m.wall[PLAIN], "");
	if (cpu_us() < 0) {
		printf("\nCPU time: not counted, for no control group (version 2) can be made\n");
	} else {
		print(text("CPU time of a save, all processes, %s", p.lab), m.cpu);
		say_ratio(text("CPU time of a save, hone / sanitized commands, %s", p.lab),
			  &m.cpu[HONE], &m.cpu[SANITIZED], "");
	}
	trace(&p, rounds);
	return 0;
}
