/* attack: starts a thread by clone, with the flags that libc uses
 * answer: not-yet denied says=fork
 * labs: sum
 * uses: tools calls */
#include <linux/sched.h>

static void attack(void)
{
	call_fn *call = call_libc();
	static char stack[1 << 14];
	long flags = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD |
		     CLONE_SYSVSEM;

	if (call(SYS_clone, flags, stack + sizeof stack - 64, NULL, NULL, 0L) >= 0)
		puts("escaped: clone");
}
