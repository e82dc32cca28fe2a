/* attack: adds a filter whose listener it would be itself, to answer its own calls
 * answer: not-yet denied says=seccomp
 * labs: sum
 * uses: tools calls */
#include <linux/filter.h>

static void attack(void)
{
	call_fn *call = call_libc();
	static const struct sock_filter code[] = { { 0x06, 0, 0, 0x7fc00000 } }; /* notify */
	struct sock_fprog program = { 1, (struct sock_filter *)(uintptr_t)code };

	call_see("with a listener", call(SYS_seccomp, 1, 8, &program));
	call_see("for all threads", call(SYS_seccomp, 1, 1, &program));
	call_see("strict", call(SYS_seccomp, 0, 0, NULL));
	call_see("by prctl", call(SYS_prctl, 22, 2L, &program, 0L, 0L));
}
