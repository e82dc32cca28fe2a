/* attack: reads the memory of the host, which knows the tokens of all tests
 * answer: not-yet denied says=process_vm_readv
 * labs: sum
 * uses: tools calls */
#include <sys/uio.h>

static void attack(void)
{
	call_fn *call = call_libc();
	long self = call(SYS_getpid);
	static char bytes[64];
	struct iovec here = { bytes, sizeof bytes };

	/* the host has most where we have it */
	call_see("its parent", call(SYS_process_vm_readv, self - 1, &here, 1L, &here, 1L, 0L));
	call_see("itself", call(SYS_process_vm_readv, self, &here, 1L, &here, 1L, 0L));
}
