/* attack: makes every process the owner of its output, so that the kernel signals them when
 * something is written
 * answer: not-yet denied says=fcntl
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	int everybody = -1;

	call_see("F_SETOWN", call(SYS_fcntl, 1, 8 /* F_SETOWN */, -1L));
	call_see("F_SETSIG", call(SYS_fcntl, 1, 10 /* F_SETSIG */, 9));
	call_see("F_SETFL", call(SYS_fcntl, 1, 4 /* F_SETFL */, 020000 /* O_ASYNC */));
	call_see("FIOSETOWN", call(SYS_ioctl, 1, 0x8901 /* FIOSETOWN */, &everybody));
}
