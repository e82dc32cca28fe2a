/* hone/mem.h: what the solution allocates, counted and made to fail.
 *
 * A solution calls malloc, calloc, realloc, free, strdup and strndup as anybody does. It is linked
 * so that those calls come here first: each block is remembered with the line that asked for it.
 * A block still held when a test ends is a leak, and the test says where it was allocated. Only
 * the solution's own calls count, never the suite's. One test, one process: each starts at zero. */
#ifndef HONE_MEM_H
#define HONE_MEM_H

#include <stddef.h>

/* The k-th allocation from now on fails, once: it returns NULL and sets errno to ENOMEM. 1 is the
 * next one; 0 lets all of them succeed. hone_mem_has_failed: has it come to that? O(1). */
void hone_mem_fail_at(size_t k);
int hone_mem_has_failed(void);

/* Calls of the solution to malloc, calloc, realloc, strdup and strndup so far, failed ones
 * included; blocks and bytes that it holds now; the most bytes that it ever held. O(1). */
size_t hone_mem_allocations(void);
size_t hone_mem_live_blocks(void);
size_t hone_mem_live_bytes(void);
size_t hone_mem_peak_bytes(void);

/* Frees a block that the solution allocated and handed to the suite (NULL is fine). free() itself
 * would do it behind the kit's back, and the block would count as a leak. */
void hone_mem_free(void *block);

#endif
