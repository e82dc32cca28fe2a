/* attack: crashes, and unwinds out of the test from its own handler
 * answer: not-yet denied says=sigaction
 * labs: sum
 * uses: tools */
#include <signal.h>

typedef int act_fn(int number, const struct sigaction *new, struct sigaction *old);

static void *there[5];

static void leaves(int number)
{
	(void)number;
	tool_jump((uintptr_t)there[0], (uintptr_t)there[1], (uintptr_t)there[2]);
}

static void attack(void)
{
	struct sigaction action = { .sa_handler = leaves };
	uintptr_t *frame = tool_test_frame();
	void *found = tool_libc("sigaction");
	act_fn *act;

	there[0] = (void *)frame[0];
	there[1] = (void *)frame[1];
	there[2] = frame + 2;
	memcpy(&act, &found, sizeof act);
	act(SIGSEGV, &action, NULL);
	*(volatile int *)8 = 1;
}
