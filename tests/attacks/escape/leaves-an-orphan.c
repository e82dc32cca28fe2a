/* attack: starts a child by clone that has the host, not itself, for a parent
 * answer: not-yet denied says=fork
 * labs: sum
 * uses: tools calls */
#include <linux/sched.h>
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();
	long pid = call(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, 0L);

	call_see("CLONE_PARENT", pid);
	if (pid == 0) {
		call(SYS_alarm, 60); /* should it ever come to that */
		call(SYS_pause);
	}
}
