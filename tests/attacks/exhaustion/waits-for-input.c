/* attack: waits for input that does not come
 * answer: not-yet denied says=read
 * labs: sum */
#include <unistd.h>

static void attack(void)
{
	char byte;

	if (read(0, &byte, 1) < 0)
		return;
}

