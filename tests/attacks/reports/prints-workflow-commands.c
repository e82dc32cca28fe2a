/* attack: prints commands that CI systems obey
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "::error file=x::y\n::set-output name=z::1\n##[group]x\n##vso[task.complete]\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

