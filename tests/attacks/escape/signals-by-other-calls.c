/* attack: sends signals to others by every call that can, besides kill
 * answer: not-yet denied says=kill
 * labs: sum
 * uses: tools calls */
#include <signal.h>

static void attack(void)
{
	call_fn *call = call_libc();
	char info[128] = { 0 };
	long self = call(SYS_getpid);
	long fd;

	call_see("tgkill", call(SYS_tgkill, self - 1, self - 1, SIGURG));
	call_see("tgkill", call(SYS_tgkill, -1L, self - 1, SIGURG));
	call_see("tkill", call(SYS_tkill, self - 1, SIGURG));
	call_see("rt_sigqueueinfo", call(SYS_rt_sigqueueinfo, self - 1, SIGURG, info));
	call_see("rt_tgsigqueueinfo",
		 call(SYS_rt_tgsigqueueinfo, self - 1, self - 1, SIGURG, info));
	fd = call(SYS_pidfd_open, self - 1, 0);
	call_see("pidfd_open", fd);
	call_see("pidfd_send_signal", call(SYS_pidfd_send_signal, fd, SIGURG, NULL, 0));
}
