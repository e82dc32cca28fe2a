/* A request to the jail: what is accepted must mean the same after another round. */
#include "base/buf.h"
#include "jail/spec.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n)
{
	struct buf again = BUF_INIT;
	struct jail_spec spec;

	if (!jail_spec_decode(&spec, bytes, n, NULL))
		return 0;
	jail_spec_encode(&spec, &again);
	if (again.len != n || memcmp(again.s, bytes, n) != 0)
		abort();
	buf_release(&again);
	jail_spec_release(&spec);
	return 0;
}
