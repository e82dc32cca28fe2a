/* attack: prints a line of a hundred megabytes
 * answer: not-yet output says=prints more
 * labs: sum */
#include <stdio.h>
#include <string.h>

static void attack(void)
{
	static char text[65536];

	memset(text, 120, sizeof text);
	for (int i = 0; i < 1600; i++)
		fwrite(text, 1, sizeof text, stdout);
}

