/* attack: prints without an end
 * answer: not-yet output says=prints more
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	for (;;)
		puts("and on, and on, and on");
}

