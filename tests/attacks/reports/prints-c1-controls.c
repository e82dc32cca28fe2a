/* attack: prints control characters of eight bits, as bytes and as UTF-8
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\x9b2J\xc2\x9b2J\xc2\x85\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

