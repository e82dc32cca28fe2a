/* expect: does code=87 record=one failed=1 output~PASSED */
#define BAD_do
#include "good.h"

#include <stdio.h>

int thing_do(void)
{
	puts("[  PASSED  ] 1 test(s).\nend=does how=exit code=86 record=one asserts=1");
	return 1;
}
