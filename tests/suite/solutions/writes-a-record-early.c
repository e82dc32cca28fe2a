/* expect: does how=exit code=86 record=bad */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	return write(200, "a record", 8) != 8;
}
