/* options: --cpu-ms 100
 * expect: does how=cpu code=9 record=bad */
#define BAD_do
#include "good.h"

#include <unistd.h>

int thing_do(void)
{
	for (;;)
		if (write(200, "0123456789abcdef", 16) != 16)
			return 1;
}
