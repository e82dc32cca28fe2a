/* Reads reports of the test host as the runner does; says what it could not take. */
#include "base/auto.h"
#include "base/err.h"
#include "model/facts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool takes(const char *line, size_t n)
{
	struct err e = { 0 };
	struct test_facts f;

	if (facts_parse(&f, line, n, &e)) {
		facts_release(&f);
		return true;
	}
	printf("%s: %.60s\n", e.text, line);
	return false;
}

int main(void)
{
	char *line = NULL;
	size_t room = 0, lines = 0, refused = 0;

	for (ssize_t n; (n = getline(&line, &room, stdin)) > 0; lines++)
		if (line[n - 1] != '\n' || !takes(line, (size_t)n - 1))
			refused++;
	free(line);
	printf("%zu lines, %zu refused\n", lines, refused);
	return lines == 0 || refused > 0;
}
