/* expect: exit 0; profile: both */
#include "deed.h"

/* Leaves a process behind that has left the session and lost its parent. */
int main(void)
{
	if (fork() > 0)
		return 0;
	setsid();
	if (fork() > 0)
		_exit(0);
	for (;;)
		pause();
}
