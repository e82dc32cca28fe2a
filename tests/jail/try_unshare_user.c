/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sched.h>

int main(void)
{
	return tried(unshare(CLONE_NEWUSER));
}
