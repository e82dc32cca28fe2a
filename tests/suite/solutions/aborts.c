/* expect: does how=exit code=77 record=none sanitizer~ABRT at:HERE */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	abort(); /* HERE */
}
