/* expect: denied; profile: both */
#include "deed.h"

/* A descriptor of the parent instead of its number. */
int main(void)
{
	int fd = (int)syscall(SYS_pidfd_open, getppid(), 0);

	return tried(fd < 0 ? -1 : syscall(SYS_pidfd_send_signal, fd, SIGKILL, NULL, 0));
}
