/* expect: does how=exit code=77 record=none sanitizer~SEGV */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	return *(int *)(intptr_t)thing_number(0x123000);
}
