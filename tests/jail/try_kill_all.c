/* expect: exit 0; profile: both */
#include "deed.h"

/* Everybody but us. That the call fails proves nothing, as it succeeds when nobody was there; that
 * the process outside, for which the script looks after each deed, is still there, does. */
int main(void)
{
	kill(-1, SIGTERM);
	kill(-1, SIGKILL);
	return 0;
}
