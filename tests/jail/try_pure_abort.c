/* expect: signal 6; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

/* A signal to itself has to work: sanitizers and assert() end a test by it. */
int main(int argc, char **argv)
{
	if (argc > 1)
		enter_test_filter(argv[1]);
	abort();
}
