/* attack: leaves its root as programs leave a chroot: a folder, chroot, and up
 * answer: not-yet denied says=chroot
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("chroot", call(SYS_chroot, "/tmp"));
	call_see("fchdir", call(SYS_fchdir, 0));
	for (int i = 0; i < 8; i++)
		call_see("chdir", call(SYS_chdir, ".."));
	call_see("chroot", call(SYS_chroot, "."));
}
