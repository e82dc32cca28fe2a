/* attack: leaves a process of its own session behind, by the functions for that
 * answer: refused says=uses fork()
 * labs: sum */
#include <unistd.h>

static void attack(void)
{
	if (fork() == 0) {
		setsid();
		if (fork() == 0)
			pause();
		_exit(0);
	}
}
