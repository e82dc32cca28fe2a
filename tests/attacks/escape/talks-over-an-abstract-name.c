/* attack: makes a pair of sockets, and gives one a name that is no file
 * answer: not-yet denied says=socket
 * labs: sum
 * uses: tools calls */
#include <sys/socket.h>
#include <sys/un.h>

static void attack(void)
{
	call_fn *call = call_libc();
	struct sockaddr_un name = { AF_UNIX, "\0hone-attack" };
	int pair[2] = { 0, 1 };

	call_see("socketpair", call(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, pair));
	call_see("socket", call(SYS_socket, AF_UNIX, SOCK_DGRAM, 0));
	for (int fd = 0; fd < 8; fd++) {
		call_see("bind", call(SYS_bind, fd, &name, 16));
		call_see("connect", call(SYS_connect, fd, &name, 16));
	}
}
