/* attack: sets handlers by libc's own sigaction, to go on where a fault or a signal ends others
 * answer: not-yet denied says=sigaction
 * labs: sum
 * uses: tools calls */
#include <signal.h>

typedef int act_fn(int number, const struct sigaction *new, struct sigaction *old);

static void goes_on(int number)
{
	(void)number;
}

static void attack(void)
{
	struct sigaction action = { .sa_handler = goes_on };
	void *found = tool_libc("sigaction");
	act_fn *act;

	memcpy(&act, &found, sizeof act);
	for (int number = 1; number < SIGSYS; number++)
		if (number != SIGKILL && number != SIGSTOP)
			call_see("sigaction", act(number, &action, NULL));
}
