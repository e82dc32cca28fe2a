/* attack: prints NUL, broken UTF-8 and half of a surrogate pair
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "a\0b\xff\xfe\xc3\x28\xed\xa0\x80\xf4\x90\x80\x80\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

