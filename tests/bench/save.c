/* save.c: from a file saved to a verdict, against what one would type without hone.
 *
 * The naive way compiles the same file and the same suite with the same sanitizers, links and runs
 * them, without a jail, in one process; the kit it links is compiled beforehand. Both are measured
 * in turn, so that a noisy machine disturbs both alike.
 *
 * usage: save ROUNDS HONE LAB SOLUTION KIT.o INCLUDE LABDIR SCRATCH */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *text(const char *format, const char *value)
{
	char *s = NULL;

	if (asprintf(&s, format, value) < 0)
		abort();
	return s;
}

static double naive_us(char *const build[], char *const run[])
{
	int built, ran;
	double us = run_us(build, &built) + run_us(run, &ran);

	if (built != 0 || ran != 0) {
		fprintf(stderr, "save: the naive build or run failed (%d, %d)\n", built, ran);
		exit(1);
	}
	return us;
}

static double hone_us(char *const check[])
{
	int status;
	double us = run_us(check, &status);

	if (status != 0) {
		fprintf(stderr, "save: hone check failed (%d)\n", status);
		exit(1);
	}
	return us;
}

int main(int argc, char **argv)
{
	struct sample naive, hone;
	size_t rounds;

	if (argc != 9 || (rounds = strtoul(argv[1], NULL, 10)) < 1) {
		fprintf(stderr,
			"usage: save ROUNDS HONE LAB SOLUTION KIT.o INCLUDE LABDIR SCRATCH\n");
		return 2;
	}
	char *program = text("%s/naive", argv[8]);
	char *build[] = { (char *)"gcc", (char *)"-std=gnu11", (char *)"-g", (char *)"-O1",
			  (char *)"-fsanitize=address,undefined", (char *)"-I", argv[6],
			  (char *)"-I", argv[7], (char *)"-o", program, argv[4],
			  text("%s/suite.c", argv[7]), argv[5], (char *)"-lcmocka", (char *)"-lm",
			  NULL };
	char *run[] = { program, NULL };
	char *check[] = { argv[2], (char *)"check", argv[3], argv[4], NULL };

	sample_init(&naive, "gcc -fsanitize=address,undefined, then run", rounds);
	sample_init(&hone, "hone check, sanitized, jailed", rounds);
	hone_us(check); /* builds the suite, once */
	for (size_t i = 0; i < rounds; i++) {
		naive.us[i] = naive_us(build, run);
		hone.us[i] = hone_us(check);
	}
	sample_sort(&naive);
	sample_sort(&hone);
	printf("save to verdict, %s, %zu rounds in turn\n", argv[3], rounds);
	sample_print(&naive, &naive);
	sample_print(&hone, &naive);
	return 0;
}
