/* attack: types a command into the terminal that the run was started from
 * answer: not-yet denied says=ioctl
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	for (int fd = 0; fd <= 2; fd++) {
		call_see("TIOCSTI", call(SYS_ioctl, fd, 0x5412L, "x"));
		call_see("TIOCLINUX", call(SYS_ioctl, fd, 0x541cL, "\3"));
		call_see("TIOCSCTTY", call(SYS_ioctl, fd, 0x540eL, 1L));
		call_see("TIOCSETD", call(SYS_ioctl, fd, 0x5423L, "\0\0\0\0"));
	}
}
