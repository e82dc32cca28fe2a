/* expect: does how=signal code=15 record=none */
#define BAD_do
#include "good.h"

#include <signal.h>

int thing_do(void)
{
	return raise(SIGTERM);
}
