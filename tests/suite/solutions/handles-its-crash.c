/* expect: does how=exit code=77 record=none sanitizer~SEGV */
#define BAD_do
#include "good.h"

#include <signal.h>
#include <unistd.h>

static void on_crash(int n)
{
	(void)n;
	_exit(86);
}

int thing_do(void)
{
	signal(SIGSEGV, on_crash);
	return *(int *)(intptr_t)thing_number(0x123000);
}
