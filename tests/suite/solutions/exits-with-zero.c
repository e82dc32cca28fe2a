/* expect: does how=exit code=0 record=none asserts=0 calls=thing_do */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	exit(0);
}
