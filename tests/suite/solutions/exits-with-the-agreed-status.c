/* expect: does how=exit code=86 record=none */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	_exit(86);
}
