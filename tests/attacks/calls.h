/* What attacks on the kernel share: pasted behind tools.h in front of a text that says
 * `uses: tools calls`. They call what no check of names has seen, and say aloud what worked. */
#include <errno.h>
#include <stdio.h>
#include <sys/syscall.h>

typedef long call_fn(long number, ...);

/* libc's own syscall(). */
static inline call_fn *call_libc(void)
{
	void *found = tool_libc("syscall");
	call_fn *call;

	memcpy(&call, &found, sizeof call);
	return call;
}

/* What came of a call. Where the kernel did more than refuse it, the output says so with the word
 * that no attack may print: "escaped". */
static inline void call_see(const char *deed, long result)
{
	if (result >= 0 || (errno != EPERM && errno != ENOSYS))
		printf("escaped: %s: %ld, error %d\n", deed, result, result < 0 ? errno : 0);
	fflush(stdout);
}

/* Where the bytes stand in the code of the file that `inside` lies in; NULL: nowhere. */
static inline const unsigned char *call_bytes(const void *inside, const char *bytes, size_t n)
{
	const unsigned char *base = tool_base(inside);
	const Elf64_Phdr *code = tool_segment(base, PT_LOAD, PF_X);
	const unsigned char *at = base + code->p_vaddr, *end = at + code->p_memsz - n;

	while (at < end && (*at != (unsigned char)*bytes || memcmp(at, bytes, n) != 0))
		at++;
	return at < end ? at : NULL;
}
