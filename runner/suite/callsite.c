#include "callsite.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/uio.h>

#define MOST_BYTES (64 * 1024)
#define PAGE 4096

size_t hone_memory_read(pid_t tid, uint64_t address, void *to, size_t n)
{
	struct iovec here = { to, n }, there[MOST_BYTES / PAGE + 1];
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

bool hone_callsite_is(pid_t tid, uint64_t address, uint64_t *target)
{
	unsigned char code[8];
	int32_t distance;

	*target = 0;
	if (hone_memory_read(tid, address - sizeof code, code, sizeof code) != sizeof code)
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

/* ---- what was called ---- */

#if defined(__x86_64__)
/* "[endbr64] [bnd] jmp *distance(%rip)" */
uint64_t hone_callsite_jump(pid_t tid, uint64_t stub)
{
	static const unsigned char endbr64[4] = { 0xf3, 0x0f, 0x1e, 0xfa };
	unsigned char code[16];
	uint64_t reached = 0;
	int32_t distance;
	size_t i = 0;

	if (hone_memory_read(tid, stub, code, sizeof code) != sizeof code)
		return 0;
	if (memcmp(code, endbr64, sizeof endbr64) == 0)
		i = sizeof endbr64;
	if (code[i] == 0xf2)
		i++;
	if (code[i] != 0xff || code[i + 1] != 0x25)
		return 0;
	memcpy(&distance, code + i + 2, sizeof distance);
	stub += i + 6 + (uint64_t)(int64_t)distance;
	if (hone_memory_read(tid, stub, &reached, sizeof reached) != sizeof reached)
		return 0;
	return reached;
}
#else
uint64_t hone_callsite_jump(pid_t tid, uint64_t stub)
{
	(void)tid;
	(void)stub;
	return 0;
}
#endif

/* As the solution wrote it: the linker and the sanitizers put their own in front. */
static const char *plain_name(const char *name)
{
	static const char *const before[] = { "___interceptor_", "__interceptor_", "__wrap_" };

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (strncmp(name, before[i], strlen(before[i])) == 0)
			return name + strlen(before[i]);
	return name;
}

void hone_callsite_name(pid_t tid, uint64_t address, char name[HONE_CALLEE_TEXT])
{
	uint64_t target;
	Dl_info info;

	name[0] = '\0';
	if (!hone_callsite_is(tid, address, &target) || !target)
		return;
	target = hone_callsite_jump(tid, target);
	/* exactly: the nearest name before one that has none would be another's */
	if (target && dladdr((void *)(uintptr_t)target, &info) && info.dli_sname &&
	    (uintptr_t)info.dli_saddr == target)
		snprintf(name, HONE_CALLEE_TEXT, "%s", plain_name(info.dli_sname));
}
