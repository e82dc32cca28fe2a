/* attack: allocates and keeps
 * answer: not-yet out-of-memory says=holds more than
 * labs: sum */
#include <stdlib.h>
#include <string.h>

static void attack(void)
{
	for (;;) {
		char *block = malloc(1 << 20);

		if (block)
			memset(block, 1, 1 << 20);
	}
}

