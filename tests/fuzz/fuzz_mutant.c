/* The comment at the top of a mutant comes with a lab from anywhere. */
#include "base/err.h"
#include "model/mutant.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	char *text = malloc(n + 1);
	struct err e = ERR_INIT;
	struct mutant m;

	memcpy(text, bytes, n);
	text[n] = '\0';
	if (mutant_parse(&m, "m", text, &e)) {
		if (err_is(&e) || strcmp(m.name, "m") != 0 || !*m.killed_by || !*m.why ||
		    strchr(m.why, '\n'))
			abort();
		mutant_release(&m);
	} else if (!err_is(&e) || m.name) {
		abort();
	}
	free(text);
	return 0;
}
