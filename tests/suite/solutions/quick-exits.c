/* expect: does how=exit code=86 record=none */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	quick_exit(86);
}
