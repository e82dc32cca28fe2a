/* attack: clears the screen, sets colours and moves the cursor in the report
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\033[2J\033[H\033[1;32mall met\033[0m\033[1A\r16 of 16\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

