/* attack: makes files writable for everybody, its own and those of others
 * answer: not-yet denied says=chmod
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("chmod", call(SYS_chmod, "/tmp", 0777));
	call_see("fchmod", call(SYS_fchmod, 1, 0777));
	call_see("fchmodat", call(SYS_fchmodat, -100, "solution.so", 0777));
}
