/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <linux/sched.h>

/* Its flags lie in memory, where no filter sees them. */
int main(void)
{
	struct clone_args args = { .flags = CLONE_NEWUSER, .exit_signal = SIGCHLD };
	long pid = syscall(SYS_clone3, &args, sizeof args);

	if (pid == 0)
		_exit(0);
	return tried(pid);
}
