/* gcov quotes the source, which comes with a lab from anywhere. */
#include "run/coverage.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct coverage_outcome o = { .lines = 0 };
	char *text = calloc(1, n + 1);

	memcpy(text, bytes, n);
	coverage_read(text, "s.c", &o);
	if (o.nmissed > o.lines || o.branches_taken > o.branches)
		abort();
	free(o.missed);
	free(text);
	return 0;
}
