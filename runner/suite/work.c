/* Work is counted, never timed. One plain counter: with several threads it loses some, so a lab
 * compares work only where one thread does it. */
#include "work.h"
#include "page.h"
#include "stub.h"

#include <stddef.h>
#include <string.h>

_Static_assert(offsetof(struct hone_page, last_frame) == offsetof(struct hone_page, called) + 8,
	       "the stubs write both");

static struct hone_page private_page;
struct hone_page *hone_page = &private_page;
uint32_t *hone_called = &private_page.called;

static uint64_t work;

uint64_t hone_work(void)
{
	return work;
}

void hone_work_stop_noting(void)
{
	hone_page = &private_page;
	hone_called = &private_page.called;
}

/* Called once a basic block, so it must cost next to nothing. */
__attribute__((no_sanitize("address", "undefined")))
void __sanitizer_cov_trace_pc(void)
{
	struct hone_page *page = hone_page;
	uintptr_t frame = *(uintptr_t *)__builtin_frame_address(0); /* our caller's */

	work++;
	page->previous_pc = page->last_frame == frame ? page->last_pc : 0;
	page->last_pc = (uintptr_t)__builtin_return_address(0);
	page->last_frame = frame;
}

void *__wrap_memcpy(void *to, const void *from, size_t n)
{
	work += n;
	return memcpy(to, from, n);
}

void *__wrap_memmove(void *to, const void *from, size_t n)
{
	work += n;
	return memmove(to, from, n);
}

void *__wrap_memset(void *to, int byte, size_t n)
{
	work += n;
	return memset(to, byte, n);
}

int __wrap_memcmp(const void *a, const void *b, size_t n)
{
	work += n;
	return memcmp(a, b, n);
}
