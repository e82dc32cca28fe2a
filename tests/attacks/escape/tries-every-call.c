/* attack: makes every call that there is a number for, but those that a test needs
 * answer: not-yet denied
 * labs: sum
 * uses: tools calls */
static const short needed[] = {
	SYS_exit, SYS_exit_group, SYS_brk, SYS_munmap, SYS_madvise, SYS_rt_sigprocmask,
	SYS_rt_sigreturn, SYS_sigaltstack, SYS_futex, SYS_clock_gettime, SYS_gettimeofday,
	SYS_getpid, SYS_gettid, SYS_sched_yield, SYS_restart_syscall,
};

static int is_needed(long number)
{
	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (needed[i] == number)
			return 1;
	return 0;
}

/* The arguments are -1 throughout: no pointer, no descriptor, no process. */
static void attack(void)
{
	call_fn *call = call_libc();
	char deed[24];

	for (long number = 0; number < 600; number++) {
		if (is_needed(number))
			continue;
		snprintf(deed, sizeof deed, "%ld", number);
		call_see(deed, call(number, -1L, -1L, -1L, -1L, -1L, -1L));
	}
}
