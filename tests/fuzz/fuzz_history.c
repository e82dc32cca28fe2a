/* A history: lines are entries or are passed over, and what is found is one of them. */
#include "model/history.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct history h;

	history_parse(&h, (const char *)bytes, n);
	for (size_t i = 0; i < h.n; i++) {
		const struct history_entry *best = history_best(&h, h.entry[i].lab);

		if (!best || best->points < h.entry[i].points || !history_last(&h, h.entry[i].lab))
			abort();
	}
	history_release(&h);
	return 0;
}
