/* expect: exit 0; profile: test-host */
#include "deed.h"

/* Sends the supervisor what its own timer sends. */
int main(void)
{
	union sigval value = { 0 };

	for (int i = SIGRTMIN; i <= SIGRTMAX; i++) {
		kill(getppid(), i);
		sigqueue(getppid(), i, value);
	}
	return 0;
}
