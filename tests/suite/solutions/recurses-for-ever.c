/* expect: does code=77 record=none sanitizer~stack-overflow */
#define BAD_do
#include "good.h"

static int down(int n)
{
	volatile int here[16] = { n };

	return down(here[0] + 1) + here[0];
}

int thing_do(void)
{
	return down(0);
}
