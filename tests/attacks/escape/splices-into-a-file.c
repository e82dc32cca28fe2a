/* attack: lets the kernel move pages between what it holds, as exploits of pipes do
 * answer: not-yet denied says=pipe
 * labs: sum
 * uses: tools calls */
#include <sys/uio.h>

static void attack(void)
{
	call_fn *call = call_libc();
	int pipe[2] = { 0, 1 };
	static char byte[] = "x";
	struct iovec one = { byte, 1 };

	call_see("pipe", call(SYS_pipe, pipe));
	call_see("pipe2", call(SYS_pipe2, pipe, 0));
	call_see("splice", call(SYS_splice, 0, NULL, 1, NULL, 1L, 0));
	call_see("vmsplice", call(SYS_vmsplice, 1, &one, 1L, 0));
	call_see("tee", call(SYS_tee, 0, 1, 1L, 0));
	call_see("sendfile", call(SYS_sendfile, 1, 0, NULL, 1L));
	call_see("copy_file_range", call(SYS_copy_file_range, 0, NULL, 1, NULL, 1L, 0));
}
