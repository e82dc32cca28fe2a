/* attack: starts children by every call that can, and waits for none of them
 * answer: not-yet denied says=fork
 * labs: sum
 * uses: tools calls */
#include <linux/sched.h>
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();
	struct clone_args how = { .exit_signal = SIGCHLD };
	static const long number[] = { SYS_fork, SYS_vfork };

	for (size_t i = 0; i < sizeof number / sizeof *number; i++) {
		long pid = call(number[i]);

		call_see("a child", pid);
		if (pid == 0)
			_exit(0);
	}
	call_see("clone3", call(SYS_clone3, &how, sizeof how));
	call_see("wait4", call(SYS_wait4, -1L, NULL, 1, NULL));
}
