/* attack: attaches to the host as a debugger does, and lets itself be traced
 * answer: not-yet denied says=ptrace
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long self = call(SYS_getpid);

	call_see("PTRACE_ATTACH", call(SYS_ptrace, 16, self - 1, NULL, NULL));
	call_see("PTRACE_SEIZE", call(SYS_ptrace, 0x4206, self - 1, NULL, NULL));
	call_see("PTRACE_TRACEME", call(SYS_ptrace, 0, 0L, NULL, NULL));
}
