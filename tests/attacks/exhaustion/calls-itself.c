/* attack: calls itself without an end
 * answer: not-yet crash says=stack
 * labs: sum */
#include <stdlib.h>

static long down(long n)
{
	volatile long here[64];

	here[n & 63] = n;
	return down(n + 1) + here[n & 63];
}

static void attack(void)
{
	if (down(1) == 7)
		exit(0);
}

