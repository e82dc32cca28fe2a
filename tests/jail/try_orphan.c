/* expect: exit 0; profile: both */
#include "deed.h"

/* Leaves a child behind that works on and cannot be asked to stop. */
int main(void)
{
	sigset_t all;

	if (start_child() > 0)
		return 0;
	sigfillset(&all);
	sigdelset(&all, SIGALRM); /* by which it gives up */
	sigprocmask(SIG_SETMASK, &all, NULL);
	for (volatile unsigned long i = 0;; i++)
		;
}
