/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sched.h>

int main(void)
{
	int fd = (int)syscall(SYS_pidfd_open, getppid(), 0);

	return tried(fd < 0 ? -1 : setns(fd, CLONE_NEWUTS));
}
