/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

/* A descriptor of the parent's: whoever holds the status could forge it. */
int main(void)
{
	int fd = (int)syscall(SYS_pidfd_open, getppid(), 0);

	return tried(fd < 0 ? -1 : syscall(SYS_pidfd_getfd, fd, 0, 0));
}
