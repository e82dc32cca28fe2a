/* attack: sets the clipboard and the title of the terminal (OSC 52, OSC 0)
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\033]52;c;cm0gLXJmIH4=\a\033]0;title\a\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

