/* What the solution allocates. The linker sent its calls here (work.h), under their __wrap_ names;
 * `malloc` in this file is the sanitizer's own. */
#include "mem.h"
#include "blocks.h"
#include "ending.h"
#include "work.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <hone/mem.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static size_t max_bytes = SIZE_MAX;
static size_t allocations, live_bytes, peak_bytes;
static size_t fail_in; /* 1: the next one fails; 0: none */
static int has_failed;

#define CALLER() ((uintptr_t)__builtin_return_address(0))

void hone_mem_limit(size_t most)
{
	max_bytes = most;
}

/* ---- what every allocation has in common ---- */

/* Counts the call; true when it is the one that a test wants to fail, or asks for too much. */
static bool must_fail(size_t size)
{
	bool fails = false;

	pthread_mutex_lock(&lock);
	allocations++;
	if (fail_in && --fail_in == 0) {
		fails = true;
		has_failed = 1;
	}
	pthread_mutex_unlock(&lock);
	if (fails || size > max_bytes)
		errno = ENOMEM;
	return fails || size > max_bytes;
}

/* Remembers the block, and ends the test when the solution holds too much. */
static void *keep(void *start, size_t size, uintptr_t pc)
{
	bool over, kept;

	if (!start)
		return NULL;
	pthread_mutex_lock(&lock);
	kept = hone_blocks_add((struct hone_block){ start, size, pc, allocations });
	live_bytes += size;
	if (live_bytes > peak_bytes)
		peak_bytes = live_bytes;
	over = !kept || live_bytes > max_bytes;
	pthread_mutex_unlock(&lock);
	if (over)
		hone_end_over_memory(pc);
	return start;
}

static bool forget(const void *start, struct hone_block *block)
{
	bool known;

	pthread_mutex_lock(&lock);
	known = hone_blocks_take(start, block);
	if (known)
		live_bytes -= block->size;
	pthread_mutex_unlock(&lock);
	return known;
}

/* ---- what the solution calls ---- */

void *__wrap_malloc(size_t size)
{
	return must_fail(size) ? NULL : keep(malloc(size), size, CALLER());
}

void *__wrap_calloc(size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		bytes = SIZE_MAX;
	return must_fail(bytes) ? NULL : keep(calloc(n, size), bytes, CALLER());
}

/* A block that we do not know may be the suite's, handed over; or no block at all, and then the
 * sanitizer ends the process inside free() and the mark stays. */
static void free_unknown(void *start, uintptr_t pc)
{
	hone_page->last_pc = pc;
	hone_page->freeing_bad = 1;
	free(start);
	hone_page->freeing_bad = 0;
}

void __wrap_free(void *block)
{
	struct hone_block was;

	if (!block || forget(block, &was))
		free(block);
	else
		free_unknown(block, CALLER());
}

/* The old block stays the solution's when there is no new one. */
static void *resize(void *old, size_t size, uintptr_t pc)
{
	struct hone_block was = { NULL, 0, 0, 0 };
	bool known = forget(old, &was);
	void *start;

	if (!known)
		hone_page->last_pc = pc;
	hone_page->freeing_bad = !known;
	start = realloc(old, size);
	hone_page->freeing_bad = 0;
	if (!start && known)
		return keep(was.start, was.size, was.pc), NULL;
	return keep(start, size, pc);
}

void *__wrap_realloc(void *block, size_t size)
{
	if (must_fail(size))
		return NULL;
	if (!block)
		return keep(malloc(size), size, CALLER());
	if (size)
		return resize(block, size, CALLER());
	__wrap_free(block); /* as glibc does */
	return NULL;
}

char *__wrap_strdup(const char *text)
{
	return must_fail(0) ? NULL : keep(strdup(text), strlen(text) + 1, CALLER());
}

char *__wrap_strndup(const char *text, size_t n)
{
	return must_fail(0) ? NULL : keep(strndup(text, n), strnlen(text, n) + 1, CALLER());
}

/* ---- what the suite asks ---- */

void hone_mem_fail_at(size_t k)
{
	fail_in = k;
	has_failed = 0;
}

int hone_mem_has_failed(void)
{
	return has_failed;
}

size_t hone_mem_allocations(void)
{
	return allocations;
}

size_t hone_mem_live_blocks(void)
{
	return hone_blocks_count();
}

size_t hone_mem_live_bytes(void)
{
	return live_bytes;
}

size_t hone_mem_peak_bytes(void)
{
	return peak_bytes;
}

void hone_mem_free(void *block)
{
	__wrap_free(block);
}

struct hone_leaks hone_mem_leaks(void)
{
	const struct hone_block *oldest = hone_blocks_oldest();

	return (struct hone_leaks){ hone_blocks_count(), live_bytes, oldest ? oldest->pc : 0 };
}
