/* attack: sets up a ring through which the kernel makes calls that no filter sees
 * answer: not-yet denied says=io_uring_setup
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	char parameters[256] = { 0 };
	long ring = call(SYS_io_uring_setup, 4, parameters);

	call_see("io_uring_setup", ring);
	call_see("io_uring_enter", call(SYS_io_uring_enter, ring, 1, 1, 1, NULL, 0L));
	call_see("io_uring_register", call(SYS_io_uring_register, ring, 0, NULL, 0));
	call_see("io_setup", call(SYS_io_setup, 4, parameters));
}
