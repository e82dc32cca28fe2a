/* attack: asks for what would make it easier to watch, to trace or to be dumped
 * answer: not-yet denied says=prctl
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("PR_SET_DUMPABLE", call(SYS_prctl, 4, 1L, 0L, 0L, 0L));
	call_see("PR_SET_PTRACER", call(SYS_prctl, 0x59616d61, -1L, 0L, 0L, 0L));
	call_see("PR_SET_KEEPCAPS", call(SYS_prctl, 8, 1L, 0L, 0L, 0L));
	call_see("PR_SET_SECUREBITS", call(SYS_prctl, 28, 0L, 0L, 0L, 0L));
	call_see("PR_SET_MM", call(SYS_prctl, 35, 8L, 4096L, 0L, 0L));
	call_see("PR_SET_TSC", call(SYS_prctl, 26, 1L, 0L, 0L, 0L));
	call_see("PR_SET_SPECULATION", call(SYS_prctl, 53, 0L, 2L, 0L, 0L));
}
