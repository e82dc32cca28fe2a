/* expect: cpu; profile: both; with: --cpu 150 --wall 20000 */
#include "deed.h"

int main(void)
{
	sigset_t all;

	signal(SIGXCPU, SIG_IGN);
	sigfillset(&all);
	sigdelset(&all, SIGALRM); /* by which it gives up */
	sigprocmask(SIG_SETMASK, &all, NULL);
	for (volatile unsigned long i = 0;; i++)
		;
}
