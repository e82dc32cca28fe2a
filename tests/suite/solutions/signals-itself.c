/* needs: filter
 * expect: does code=86 record=one denied=NR_kill denied_at:HERE */
#define BAD_do
#include "good.h"

#include <signal.h>
#include <unistd.h>

int thing_do(void)
{
	return kill(getpid(), 0) == 0; /* HERE */
}
