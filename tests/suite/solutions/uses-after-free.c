/* expect: does code=77 record=none sanitizer~heap-use-after-free sanitizer~freed%20by */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int *one = calloc(1, sizeof *one);
	volatile int *same = one;

	free(one);
	return *same;
}
