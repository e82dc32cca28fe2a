/* attack: sends a signal to the host that started it, whose number is a little less than its own
 * answer: not-yet denied says=kill
 * labs: sum
 * uses: tools calls */
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();
	long self = call(SYS_getpid);

	for (long pid = self - 1; pid > 0 && pid > self - 8; pid--)
		call_see("kill", call(SYS_kill, pid, SIGURG));
}
