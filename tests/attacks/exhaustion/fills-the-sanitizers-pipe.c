/* attack: fills the pipe on which sanitizers report
 * answer: not-yet fail
 * labs: sum */
#include <unistd.h>

static void attack(void)
{
	static char text[4096];

	for (int i = 0; i < 1000; i++)
		if (write(201, text, sizeof text) < 0)
			return;
}

