/* attack: forks by libc's own fork(), leaves the session, and stays
 * answer: not-yet denied says=fork
 * labs: all
 * uses: tools calls */
typedef int fork_fn(void);

static void attack(void)
{
	call_fn *call = call_libc();
	void *found = tool_libc("fork");
	fork_fn *start;
	long pid;

	memcpy(&start, &found, sizeof start);
	pid = start();
	call_see("fork()", pid);
	if (pid != 0)
		return;
	call(SYS_setsid);
	call(SYS_alarm, 60); /* should it ever come to that */
	call(SYS_pause);
}
