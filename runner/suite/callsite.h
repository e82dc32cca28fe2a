/* callsite.h: machine code of a test's process, read from its parent: is an address one that a call
 * returns to, and what was called there? x86_64 and aarch64; names on x86_64 only. */
#ifndef SUITE_CALLSITE_H
#define SUITE_CALLSITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

#define HONE_CALLEE_TEXT 40

/* Reads page after page, and gets as much as is there before the first that is not; at most 64
 * KiB. One system call. */
size_t hone_memory_read(pid_t tid, uint64_t address, void *to, size_t n);

/* Is `address` right behind a call instruction? *target: of a call to a place; else 0. */
bool hone_callsite_is(pid_t tid, uint64_t address, uint64_t *target);

/* What the jump at `stub` reaches, by which a shared object calls another; 0: there is none. */
uint64_t hone_callsite_jump(pid_t tid, uint64_t stub);

/* The function of a library (or of the kit) that the call before `address` reaches, through the
 * table of a shared object: libraries lie in the parent where they lie in its tests. "" when it is
 * not one, or its name is not known. */
void hone_callsite_name(pid_t tid, uint64_t address, char name[HONE_CALLEE_TEXT]);

#pragma GCC visibility pop

#endif
