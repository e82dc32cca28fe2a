/* attack: starts a child in namespaces of its own, by clone and clone3
 * answer: not-yet denied says=fork
 * labs: sum
 * uses: tools calls */
#include <linux/sched.h>
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();
	struct clone_args how = { .flags = CLONE_NEWUSER | CLONE_NEWNS, .exit_signal = SIGCHLD };
	long pid = call(SYS_clone, CLONE_NEWUSER | CLONE_NEWPID | SIGCHLD, NULL, NULL, NULL, 0L);

	if (pid == 0)
		_exit(0);
	call_see("clone", pid);
	pid = call(SYS_clone3, &how, sizeof how);
	if (pid == 0)
		_exit(0);
	call_see("clone3", pid);
}
