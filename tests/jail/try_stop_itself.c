/* expect: wall; profile: both; with: --wall 150 */
#include "deed.h"

/* raise() is not allowed to compilers; a fault stops nobody, so they wait instead. */
int main(void)
{
	raise(SIGSTOP);
	for (;;)
		pause();
}
