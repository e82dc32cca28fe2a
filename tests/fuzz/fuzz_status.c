/* The jail's status line: what is accepted must mean the same after another round. */
#include "base/buf.h"
#include "jail/status.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct buf line = BUF_INIT;
	struct jail_status s, again;

	if (!jail_status_parse(&s, (const char *)bytes, n, NULL))
		return 0;
	jail_status_write(&s, &line);
	if (!jail_status_parse(&again, line.s, line.len, NULL) || again.how != s.how ||
	    again.tier != s.tier || strcmp(again.layers, s.layers) != 0)
		abort();
	buf_release(&line);
	return 0;
}
