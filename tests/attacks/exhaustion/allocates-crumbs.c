/* attack: allocates a byte at a time, and keeps all
 * answer: not-yet out-of-memory says=holds more than
 * labs: sum */
#include <stdlib.h>

static void attack(void)
{
	for (;;)
		if (!malloc(1024))
			break;
}

