/* attack: makes namespaces of its own, in which it would be root
 * answer: not-yet denied says=unshare
 * labs: sum
 * uses: tools calls */
#include <linux/sched.h>

static void attack(void)
{
	call_fn *call = call_libc();
	static const long kind[] = { CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET,
				     CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP, CLONE_NEWTIME,
				     CLONE_NEWUSER | CLONE_NEWNS, CLONE_FILES };

	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
		call_see("unshare", call(SYS_unshare, kind[i]));
}
