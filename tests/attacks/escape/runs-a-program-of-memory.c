/* attack: writes a program into memory that is a file, and runs it
 * answer: not-yet denied says=memfd_create
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static char name[] = "x";
	char *arguments[] = { name, NULL };
	long fd = call(SYS_memfd_create, "x", 1);

	call_see("memfd_create", fd);
	call_see("memfd_secret", call(447L, 0));
	call_see("write", call(SYS_write, fd, "#!/bin/sh\n", 10L));
	call_see("execveat", call(SYS_execveat, fd, "", arguments, arguments + 1, 0x1000));
}
