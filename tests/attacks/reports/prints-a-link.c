/* attack: prints a link under another name (OSC 8)
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\033]8;;http://example.org\033\\click\033]8;;\033\\\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

