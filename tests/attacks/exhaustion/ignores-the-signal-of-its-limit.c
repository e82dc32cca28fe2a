/* attack: ignores SIGXCPU, and computes on
 * answer: not-yet denied says=sigaction
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long ignore[4] = { 1 };
	static volatile int on = 1;

	call(SYS_rt_sigaction, 24L, ignore, 0L, 8L);
	while (on)
		;
}

