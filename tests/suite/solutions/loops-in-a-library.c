/* options: --cpu-ms 100
 * expect: does how=cpu record=none loop:HERE loop_in=qsort !denied */
#define BAD_do
#include "good.h"

static int odd(const void *a, const void *b)
{
	(void)a;
	(void)b;
	return 1;
}

int thing_do(void)
{
	static char many[1u << 23];

	qsort(many, sizeof many / sizeof many[0], sizeof many[0], odd); /* HERE */
	return 0;
}
