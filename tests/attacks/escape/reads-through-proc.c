/* attack: looks for ways out through the files of processes: roots, memory, descriptors,
 * environments
 * answer: not-yet denied says=open
 * labs: all
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static const char *const path[] = {
		"/proc/self/root", "/proc/1/root", "/proc/1/cwd/etc/shadow", "/proc/self/mem",
		"/proc/1/mem", "/proc/1/environ", "/proc/self/cwd/..", "/proc/self/fd/0",
		"/proc/self/fd/200", "/proc/self/exe", "/proc/self/maps", "/proc/thread-self/attr",
		"/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/kcore",
		"/proc/kallsyms", "/proc/keys", "/sys/fs/cgroup/cgroup.procs", "/dev/mem",
		"/dev/kmsg", "/dev/tty", "/dev/pts/ptmx", "/proc/self/ns/user",
	};

	for (size_t i = 0; i < sizeof path / sizeof *path; i++) {
		call_see(path[i], call(SYS_openat, -100, path[i], 0));
		call_see(path[i], call(SYS_openat, 0, path[i], 2));
	}
}
