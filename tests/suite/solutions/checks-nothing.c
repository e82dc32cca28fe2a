/* expect: no_expectation code=86 record=one asserts=0 */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	return 0;
}
