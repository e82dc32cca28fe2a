/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sched.h>

int main(void)
{
	return tried(unshare(CLONE_NEWNS));
}
