/* The preprocessor's text comes out of a jail, and every token of it is the learner's. */
#include "run/source.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	const struct source_file file = { "a.c", 50 };
	struct source_fault fault;

	if (source_find_fault((const char *)bytes, n, &file, &fault) &&
	    (fault.line > 50 || !fault.words[0] || !fault.hint))
		abort();
	return 0;
}
