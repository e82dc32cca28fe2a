/* needs: filter
 * expect: does code=77 record=none denied=NR_openat denied_path=/nowhere story=do() sanitizer~SEGV !denied_others */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	FILE *f = fopen("/nowhere", "r");

	return f ? 0 : *(int *)(intptr_t)thing_number(0x123000);
}
