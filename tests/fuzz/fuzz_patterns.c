/* patterns.json comes with a lab from anywhere; what is read is written and read again. */
#include "base/buf.h"
#include "base/err.h"
#include "model/patterns.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct patterns p, q;
	struct err e = ERR_INIT;

	if (!patterns_parse(&p, (const char *)bytes, n, &e)) {
		if (!err_is(&e) || p.n)
			abort();
		return 0;
	}
	patterns_to_json(&p, &first);
	if (!patterns_parse(&q, first.s, first.len, &e))
		abort();
	patterns_to_json(&q, &second);
	if (strcmp(first.s, second.s) != 0)
		abort();
	patterns_release(&p);
	patterns_release(&q);
	buf_release(&first);
	buf_release(&second);
	return 0;
}
