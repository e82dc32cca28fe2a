/* attack: sends every process a signal, by the functions for that
 * answer: refused says=uses kill()
 * labs: sum */
#include <signal.h>
#include <unistd.h>

static void attack(void)
{
	kill(-1, SIGURG);
	kill(getppid(), SIGURG);
}
