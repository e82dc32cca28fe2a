/* attack: sends a signal to every process that it may reach
 * answer: not-yet denied says=kill
 * labs: all
 * uses: tools calls */
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();

	call_see("kill(-1)", call(SYS_kill, -1L, SIGURG));
	call_see("kill(0)", call(SYS_kill, 0L, SIGURG));
	call_see("kill(1)", call(SYS_kill, 1L, SIGURG));
}
