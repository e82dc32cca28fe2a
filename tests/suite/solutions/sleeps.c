/* needs: filter
 * expect: does code=86 record=one denied=NR_clock_nanosleep denied_at:HERE */
#define BAD_do
#include "good.h"

#include <time.h>

int thing_do(void)
{
	struct timespec hour = { 3600, 0 };

	nanosleep(&hour, NULL); /* HERE */
	return 0;
}
