/* attack: ends the process with the exit status that a passed test ends with
 * answer: not-yet exit says=ends the program with status 86
 * labs: all */
#include <unistd.h>

static void attack(void)
{
	_exit(86);
}
