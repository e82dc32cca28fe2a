/* attack: stops the kernel in the middle of a copy, by handling page faults itself
 * answer: not-yet denied says=userfaultfd
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("userfaultfd", call(SYS_userfaultfd, 0));
	call_see("of user mode alone", call(SYS_userfaultfd, 1));
	call_see("/dev/userfaultfd", call(SYS_openat, -100, "/dev/userfaultfd", 2));
}
