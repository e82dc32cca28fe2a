/* expect: denied; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

/* A handler for the trap after each instruction would see all that the suite does. */
int main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = SIG_IGN };

	if (argc > 1)
		enter_test_filter(argv[1]);
	if (sigaction(SIGTRAP, NULL, &action) != 0 || sigaction(SIGSYS, &action, NULL) != 0)
		return odd("what is allowed is refused");
	return tried(sigaction(SIGTRAP, &action, NULL));
}
