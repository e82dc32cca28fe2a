/* options: --cpu-ms 100
 * expect: does how=cpu code=9 record=none calls=thing_number at:HERE */
#define BAD_do
#include "good.h"

int thing_do(void)
{
	volatile unsigned n = (unsigned)thing_number(0);

	for (;;)
		n++; /* HERE */
}
