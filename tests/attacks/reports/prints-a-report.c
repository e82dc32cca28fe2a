/* attack: prints a report in which everything is met
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = " sum  3 of 3 requirements\n\n  \xe2\x9c\x93 all\n\n{\"format\": 1}\nok 1 - all\n1..1\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

