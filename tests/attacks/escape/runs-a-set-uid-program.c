/* attack: becomes a program that belongs to root and has the set-uid bit
 * answer: not-yet denied says=exec
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static const char *const path[] = { "/usr/bin/su", "/usr/bin/passwd", "/usr/bin/sudo",
					    "/usr/bin/mount", "/proc/self/exe" };
	static char name[] = "su";
	char *arguments[] = { name, NULL };

	for (size_t i = 0; i < sizeof path / sizeof *path; i++) {
		call_see("execve", call(SYS_execve, path[i], arguments, arguments + 1));
		call_see("execveat", call(SYS_execveat, -100, path[i], arguments, arguments + 1,
					  0));
	}
}
