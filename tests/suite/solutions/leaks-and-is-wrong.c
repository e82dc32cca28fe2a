/* expect: does code=87 record=one failed=1 got=3 !leaks */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	void *volatile lost = malloc(30);

	return lost ? 3 : 0;
}
