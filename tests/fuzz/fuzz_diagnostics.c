/* A compiler's messages carry names and bytes of the learner's file. */
#include "base/str.h"
#include "model/diagnostics.h"
#include "model/result.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct diagnostic *list = NULL;
	size_t found = 0;
	bool warned = false;

	diagnostics_parse((const char *)bytes, n, &list, &found);
	if (found > DIAGNOSTICS_MAX)
		abort();
	for (size_t i = 0; i < found; i++) {
		bool is_error = str_eq(list[i].severity, "error");

		if (strchr(list[i].file, '/') || (is_error && warned))
			abort();
		warned |= !is_error;
		diagnostic_release(&list[i]);
	}
	free(list);
	return 0;
}
