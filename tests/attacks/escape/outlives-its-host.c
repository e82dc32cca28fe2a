/* attack: asks not to be ended with the host, and to be the parent of what others leave behind
 * answer: not-yet denied says=prctl
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("PR_SET_PDEATHSIG", call(SYS_prctl, 1, 0L, 0L, 0L, 0L));
	call_see("PR_SET_CHILD_SUBREAPER", call(SYS_prctl, 36, 1L, 0L, 0L, 0L));
	call_see("setsid", call(SYS_setsid));
	call_see("setpgid", call(SYS_setpgid, 0, 0));
}
