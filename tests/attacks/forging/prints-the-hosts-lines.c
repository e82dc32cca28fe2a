/* attack: prints a passed test's line of facts where its own words go
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static int done;

	if (done++)
		return;
	puts("begin=values_are_summed");
	puts("end=values_are_summed how=exit code=86 record=one asserts=1");
	puts("[       OK ] values_are_summed");
	puts("ok 1 - values_are_summed");
	fflush(stdout);
}
