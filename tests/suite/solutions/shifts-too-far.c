/* expect: does code=77 record=none sanitizer~shift%20exponent at:HERE */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	return 1 << thing_number(40); /* HERE */
}
