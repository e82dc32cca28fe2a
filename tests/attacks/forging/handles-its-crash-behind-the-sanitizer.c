/* attack: sets a handler with libc's own sigaction, behind the sanitizer's, crashes, and ends as a
 * pass does
 * answer: not-yet denied says=sigaction
 * labs: all
 * uses: tools */
#include <signal.h>

typedef int act_fn(int number, const struct sigaction *new, struct sigaction *old);

static void ends_well(int number)
{
	(void)number;
	_exit(86);
}

static void attack(void)
{
	struct sigaction action = { .sa_handler = ends_well };
	void *found = tool_libc("sigaction");
	act_fn *act;

	memcpy(&act, &found, sizeof act);
	act(SIGSEGV, &action, NULL);
	*(volatile int *)8 = 1;
}
