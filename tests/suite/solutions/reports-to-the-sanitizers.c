/* expect: does code=86 record=one sanitizer=nothing%20to%20see */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	return write(201, "nothing to see", 14) != 14;
}
