/* options: --memory-mb 8
 * expect: does how=exit code=88 record=none over_memory=1 at:HERE */
#define BAD_do
#include "good.h"

static void *kept[100];

int thing_do(void)
{
	for (int i = 0; i < 100; i++)
		kept[i] = malloc(1 << 20); /* HERE */
	return 0;
}
