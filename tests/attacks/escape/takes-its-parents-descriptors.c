/* attack: takes descriptors out of the host by its pidfd: its report, and the pipes of other tests
 * answer: not-yet denied says=pidfd_open
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long self = call(SYS_getpid);
	long fd = call(SYS_pidfd_open, self - 1, 0);

	call_see("pidfd_open", fd);
	for (int theirs = 0; theirs < 12; theirs++)
		call_see("pidfd_getfd", call(SYS_pidfd_getfd, fd, theirs, 0));
}
