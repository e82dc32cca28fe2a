/* expect: does how=exit code=77 record=none sanitizer~null%20pointer */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	int *none = (int *)(intptr_t)thing_number(0);

	return *none;
}
