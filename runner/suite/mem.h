/* mem.h: the harness's side of hone/mem.h. */
#ifndef SUITE_MEM_H
#define SUITE_MEM_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/* The most bytes that the solution may hold. A single request for more than that fails, as it
 * would on any machine; many that come to more end the test. */
void hone_mem_limit(size_t max_bytes);

struct hone_leaks {
	size_t blocks, bytes;
	uintptr_t pc; /* where the oldest was allocated */
};
struct hone_leaks hone_mem_leaks(void);

#pragma GCC visibility pop

#endif
