/* What sanitizers wrote shares a process with the learner's code: any bytes may come. */
#include "run/sanitizer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	char *text = malloc(n + 1);
	struct sanitizer_report report;

	if (!text)
		abort();
	memcpy(text, bytes, n);
	text[n] = '\0';
	if (sanitizer_read(text, "solution.so", &report) &&
	    (strlen(report.kind) >= sizeof report.kind ||
	     strlen(report.words) >= sizeof report.words))
		abort();
	free(text);
	return 0;
}
