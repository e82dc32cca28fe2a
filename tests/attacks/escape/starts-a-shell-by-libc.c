/* attack: finds libc's system() and popen() in memory, and starts a shell by them
 * answer: not-yet denied
 * labs: sum
 * uses: tools calls */
typedef int system_fn(const char *line);
typedef FILE *popen_fn(const char *line, const char *mode);

static void attack(void)
{
	void *found[2] = { tool_libc("system"), tool_libc("popen") };
	system_fn *run;
	popen_fn *open_shell;

	memcpy(&run, &found[0], sizeof run);
	memcpy(&open_shell, &found[1], sizeof open_shell);
	call_see("system()", run("true") == 0 ? 0 : -1);
	call_see("popen()", open_shell("true", "r") ? 0 : -1);
}
