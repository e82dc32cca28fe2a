/* options: --cpu-ms 100
 * expect: does how=cpu record=none loop:LOOP loop_from:FROM !loop_calls !loop_in */
#define BAD_do
#include "good.h"

__attribute__((noinline)) static unsigned next(unsigned n)
{
	return n * 3 + 1;
}

__attribute__((noinline)) static unsigned spin(unsigned n)
{
	while (n != 4) n = next(n) | 1; /* LOOP */
	return n;
}

int thing_do(void)
{
	return (int)spin(2) + 1; /* FROM */
}
