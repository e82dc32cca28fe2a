/* attack: says that its lines are those of another file
 * answer: not-yet fail
 * labs: sum */
#line 1 "/etc/passwd"
#include <stdio.h>

static void attack(void)
{
	puts("x");
}

