/* attack: never lets a sort of libc come to its end
 * answer: not-yet timeout says=still computing
 * labs: sum */
#include <stdlib.h>

static int waits(const void *a, const void *b)
{
	static volatile int on = 1;

	while (on)
		;
	return a < b;
}

static void attack(void)
{
	int two[2] = { 2, 1 };

	qsort(two, 2, sizeof *two, waits);
}

