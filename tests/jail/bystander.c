/* A process outside the jail, that shows whether a signal has reached it.
 *
 * Prints its number and stays for as long as a run of the tests may take. SIGURG, which harms
 * nobody who does not ask for it, stays pending here for ever, where /proc shows it at once. */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#define STAY_S 1200

int main(void)
{
	sigset_t urgent;
	pid_t pid;

	sigemptyset(&urgent);
	sigaddset(&urgent, SIGURG);
	sigprocmask(SIG_BLOCK, &urgent, NULL);
	pid = fork();
	if (pid > 0)
		return printf("%d\n", (int)pid) > 0 ? 0 : 1;
	close(STDIN_FILENO);
	close(STDOUT_FILENO);
	close(STDERR_FILENO);
	alarm(STAY_S);
	for (;;)
		pause();
}
