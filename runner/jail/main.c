/* hone-jail: see init.c for how it works, spec.h for what it is asked, hand.c for its options. */
#include "jail/serve.h"
#include "base/trace.h"
#include "base/str.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options(void);

/* Leaks are looked for by a helper process, which a jail does not allow. */
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}
#endif

/* Whoever starts us may ignore signals, and that would last through execve. */
static void reset_signals(void)
{
	sigset_t none;

	for (int i = 1; i < SIGRTMAX; i++)
		signal(i, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

int main(int argc, char **argv)
{
	unsigned max_tier = str_eq(getenv("HONE_JAIL_TIER"), "1") ? 1 : 2;

	reset_signals();
	trace_start("HONE_JAIL_TRACE");
	if (argc == 2 && str_eq(argv[1], "--serve"))
		return serve(max_tier);
	return run_by_hand(argc, argv, max_tier);
}
