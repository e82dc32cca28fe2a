/* attack: prints characters that turn the direction of what follows
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\xe2\x80\xae" "dessap\xe2\x81\xa6 \xe2\x80\x8b\xef\xbb\xbf\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

