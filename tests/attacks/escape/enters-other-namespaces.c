/* attack: enters the namespaces behind whatever descriptors and processes there are
 * answer: not-yet denied says=setns
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long fd;

	for (int inherited = 0; inherited < 8; inherited++)
		call_see("setns", call(SYS_setns, inherited, 0));
	fd = call(SYS_openat, -100, "/proc/1/ns/mnt", 0);
	call_see("open", fd);
	call_see("setns", call(SYS_setns, fd, 0));
	fd = call(SYS_pidfd_open, 1, 0);
	call_see("pidfd_open", fd);
	call_see("setns", call(SYS_setns, fd, 0x10000000 /* CLONE_NEWUSER */));
}
