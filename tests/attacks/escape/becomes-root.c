/* attack: asks for the user, the groups and the capabilities of root
 * answer: not-yet denied says=setuid
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned header[2] = { 0x20080522, 0 }, all[6] = { ~0u, ~0u, ~0u, ~0u, ~0u, ~0u };

	call_see("setuid", call(SYS_setuid, 0));
	call_see("setresuid", call(SYS_setresuid, 0, 0, 0));
	call_see("setreuid", call(SYS_setreuid, 0, 0));
	call_see("setfsuid", call(SYS_setfsuid, 0));
	call_see("setgid", call(SYS_setgid, 0));
	call_see("setresgid", call(SYS_setresgid, 0, 0, 0));
	call_see("setgroups", call(SYS_setgroups, 0, NULL));
	call_see("capset", call(SYS_capset, header, all));
	call_see("PR_CAP_AMBIENT", call(SYS_prctl, 47, 2L, 21L, 0L, 0L));
}
