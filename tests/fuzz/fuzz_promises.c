/* A header and a suite from anywhere: the first NUL ends the one and begins the other. */
#include "vet/promises.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	static const char *const tests[] = { "a", "bb" };
	char *text = calloc(1, n + 2);
	struct promises p;

	memcpy(text, bytes, n);
	promises_find(&p, text, text + strlen(text) + 1, tests, 2);
	for (size_t i = 0; i < p.n; i++)
		if (strchr(p.promise[i].words, '\n') || !p.promise[i].line)
			abort();
	if (p.nsilent > 2)
		abort();
	promises_release(&p);
	free(text);
	return 0;
}
