/* Which call in the solution led to where a thread is stopped? Between the two lie frames of libc
 * and of the sanitizers, compiled without frame pointers; so the stack is read from its top for
 * the first word that is an address in the solution's code, right behind a call instruction.
 *
 * Frames leave words behind that nobody overwrites. The usual ones are of the calls that count
 * basic blocks; those are told by where they call to. A leftover of another function, called and
 * returned just before, can be taken for the one that is sought: a line of the learner's all the
 * same, and near. */
#include "deny.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define SEARCHED_BYTES (64 * 1024)
#define PAGE 4096

/* Asks for page after page, and gets as much as is there before the first that is not. */
static size_t read_memory(pid_t tid, uint64_t address, void *to, size_t n)
{
	struct iovec here = { to, n }, there[SEARCHED_BYTES / PAGE + 1];
	size_t pages = 0;
	ssize_t got;

	for (size_t at = 0; at < n; pages++) {
		size_t to_next = PAGE - (size_t)((address + at) % PAGE);

		there[pages].iov_base = (void *)(uintptr_t)(address + at);
		there[pages].iov_len = to_next < n - at ? to_next : n - at;
		at += there[pages].iov_len;
	}
	got = process_vm_readv(tid, &here, 1, there, pages, 0);
	return got > 0 ? (size_t)got : 0;
}

/* /proc/TID/syscall: "NR ARG0 … ARG5 SP PC" */
static bool stack_pointer(pid_t tid, uint64_t *sp)
{
	char path[40], text[256], *at;
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/syscall", (int)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, sizeof text - 1);
	close(fd);
	if (n <= 0)
		return false;
	text[n] = '\0';
	at = strrchr(text, ' ');
	if (!at)
		return false;
	*at = '\0';
	at = strrchr(text, ' ');
	*sp = at ? strtoull(at + 1, NULL, 16) : 0;
	return *sp != 0;
}

/* Is `address` where a call returns to? *target: of a call to a place; else 0. */
static bool follows_call(pid_t tid, uint64_t address, uint64_t *target)
{
	unsigned char code[8];
	int32_t distance;

	*target = 0;
	if (read_memory(tid, address - sizeof code, code, sizeof code) != sizeof code)
		return false;
	memcpy(&distance, code + 4, sizeof distance);
#if defined(__x86_64__)
	if (code[3] == 0xe8) { /* call to a place */
		*target = address + (uint64_t)(int64_t)distance;
		return true;
	}
	for (size_t length = 2; length <= 7; length++) /* call through a register or memory */
		if (code[8 - length] == 0xff && ((code[9 - length] >> 3) & 7) == 2)
			return true;
	return false;
#else
	if ((code[7] & 0xfc) == 0x94) { /* bl: 26 bits, signed, of instructions */
		distance = (int32_t)((uint32_t)distance << 6) >> 4; /* sign, and times 4 */
		*target = address - 4 + (uint64_t)(int64_t)distance;
		return true;
	}
	return code[7] == 0xd6 && code[6] == 0x3f; /* blr */
#endif
}

static bool is_in_code(uint64_t address, const struct hone_mapped *solution)
{
	return address > solution->text && address <= solution->end;
}

uint64_t hone_stack_find(pid_t tid, const struct hone_mapped *solution, uint64_t last_pc)
{
	static uint64_t word[SEARCHED_BYTES / 8];
	uint64_t sp, counter = 0, target;
	size_t n;

	if (!stack_pointer(tid, &sp))
		return HONE_NOWHERE;
	if (is_in_code(last_pc, solution))
		follows_call(tid, last_pc, &counter);
	n = read_memory(tid, sp, word, sizeof word); /* less where the stack ends before */
	for (size_t i = 0; i < n / 8; i++)
		if (is_in_code(word[i], solution) && follows_call(tid, word[i], &target) &&
		    (!target || target != counter))
			return word[i] - 1 - solution->base;
	return HONE_NOWHERE;
}
