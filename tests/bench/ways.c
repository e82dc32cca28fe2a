#include "ways.h"
#include "measure.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

static char **list(const char *const *words, size_t n)
{
	char **argv = calloc(n + 1, sizeof *argv);

	if (!argv)
		die("no memory");
	for (size_t i = 0; i < n; i++)
		argv[i] = text("%s", words[i]);
	return argv;
}
#define LIST(...) list((const char *const[]){ __VA_ARGS__ }, \
		       sizeof (const char *const[]){ __VA_ARGS__ } / sizeof(char *))

struct naive naive_way(const struct place *p, const char *file, bool sanitized, unsigned worker)
{
	const char *kind = sanitized ? "sanitized" : "plain";
	char *program = text("%s/naive-%s-%u", p->tree, kind, worker);
	struct naive n = {
		LIST("gcc", "-std=gnu11", "-g", "-O1",
		     sanitized ? "-fsanitize=address,undefined" : "-fPIE", "-I", "include", "-I",
		     text("labs/%s", p->lab), "-o", program, file, text("labs/%s/suite.c", p->lab),
		     text("%s/kit-%s.o", p->tree, kind), "-lcmocka", "-lm"),
		LIST(program),
	};

	return n;
}

double naive_us(const struct naive *n, int *status)
{
	int built;
	double us = run_us(n->build, &built);

	if (built != 0)
		die("the naive way does not build (%d)", built);
	return us + run_us(n->run, status);
}

char **hone_way(const struct place *p, const char *file)
{
	return LIST(p->hone, "check", p->lab, file);
}

double hone_us(const struct place *p, const char *file, int *status)
{
	double us = run_us(hone_way(p, file), status);

	if (*status != 0 && *status != 1)
		die("hone check %s %s failed (%d)", p->lab, file, *status);
	return us;
}

char *reference_of(const struct place *p)
{
	char *pattern = text("labs/%s/reference/*.c", p->lab), *path;
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0)
		die("there is no %s", pattern);
	path = text("%s", found.gl_pathv[0]);
	globfree(&found);
	return path;
}
