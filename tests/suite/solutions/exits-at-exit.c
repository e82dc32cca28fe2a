/* expect: does code=86 record=one asserts=1 !output */
#define BAD_do
#include "good.h"

#include <stdio.h>

__attribute__((destructor)) static void last_words(void)
{
	puts("too late");
}

int thing_do(void)
{
	return 0;
}
