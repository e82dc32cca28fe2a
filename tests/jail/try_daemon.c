/* expect: exit 0; profile: both */
#include "deed.h"

/* Leaves a process behind that has left the session and lost its parent. */
int main(void)
{
	if (start_child() > 0)
		return 0;
	setsid();
	if (start_child() > 0)
		_exit(0);
	for (;;)
		pause();
}
