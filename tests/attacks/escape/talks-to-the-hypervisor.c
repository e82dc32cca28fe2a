/* attack: makes a socket to the machine that this one runs on
 * answer: not-yet denied says=socket
 * labs: sum
 * uses: tools calls */
#include <sys/socket.h>

static void attack(void)
{
	call_fn *call = call_libc();
	unsigned there[4] = { AF_VSOCK, 1024, 2 /* the host */, 0 };
	long fd = call(SYS_socket, AF_VSOCK, SOCK_STREAM, 0);

	call_see("vsock", fd);
	call_see("connect", call(SYS_connect, fd, there, sizeof there));
	call_see("kernel crypto", call(SYS_socket, 38 /* AF_ALG */, SOCK_SEQPACKET, 0));
	call_see("xdp", call(SYS_socket, 44 /* AF_XDP */, SOCK_RAW, 0));
}
