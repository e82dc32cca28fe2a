/* attack: asks the kernel for its interfaces and devices over netlink
 * answer: not-yet denied says=socket
 * labs: sum
 * uses: tools calls */
#include <sys/socket.h>

static void attack(void)
{
	call_fn *call = call_libc();

	for (int protocol = 0; protocol < 32; protocol++)
		call_see("netlink", call(SYS_socket, AF_NETLINK, SOCK_RAW, protocol));
	call_see("packets", call(SYS_socket, AF_PACKET, SOCK_RAW, 0x300));
	call_see("raw", call(SYS_socket, AF_INET, SOCK_RAW, 255));
}
