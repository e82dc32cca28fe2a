/* attack: hands a descriptor to whoever is at the other end of what it holds, and takes one
 * answer: not-yet denied says=sendmsg
 * labs: sum
 * uses: tools calls */
#include <sys/socket.h>
#include <sys/uio.h>

static void attack(void)
{
	call_fn *call = call_libc();
	char room[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec text = { room, 1 };
	struct msghdr message = { .msg_iov = &text, .msg_iovlen = 1, .msg_control = room,
				  .msg_controllen = sizeof room };
	struct cmsghdr *rights = CMSG_FIRSTHDR(&message);

	rights->cmsg_len = CMSG_LEN(sizeof(int));
	rights->cmsg_level = SOL_SOCKET;
	rights->cmsg_type = SCM_RIGHTS;
	for (int fd = 0; fd < 8; fd++) {
		call_see("sendmsg", call(SYS_sendmsg, fd, &message, 0));
		call_see("recvmsg", call(SYS_recvmsg, fd, &message, 0x40 /* MSG_DONTWAIT */));
		call_see("sendto", call(SYS_sendto, fd, "x", 1L, 0, NULL, 0));
	}
}
