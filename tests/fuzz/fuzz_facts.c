/* The test host's lines: any bytes may come, and only a clean end is ever a pass. */
#include "model/facts.h"
#include "model/verdict.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct test_facts f;

	if (!facts_parse(&f, (const char *)bytes, n, NULL)) {
		if (f.test || f.output)
			abort();
		return 0;
	}
	if (!f.is_begin && verdict_of(&f, NORM_ANY) == V_PASS &&
	    (f.how != HOW_EXIT || f.code != FACTS_EXIT_PASS || f.record != RECORD_ONE || f.failed ||
	     f.denied || f.leaks || f.foreign || f.asserts == 0))
		abort();
	if (f.output && f.output[f.output_length] != '\0')
		abort();
	facts_release(&f);
	return 0;
}
