/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sched.h>

int main(void)
{
	long pid = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);

	if (pid == 0)
		_exit(0);
	return tried(pid);
}
