/* attack: fills the pipe of its record
 * answer: forged forged says=not its own
 * labs: sum */
#include <unistd.h>

static void attack(void)
{
	static char text[4096];

	for (int i = 0; i < 1000; i++)
		if (write(200, text, sizeof text) < 0)
			return;
}

