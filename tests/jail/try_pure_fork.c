/* expect: denied; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

int main(int argc, char **argv)
{
	if (argc > 1)
		enter_test_filter(argv[1]);
	return tried(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
}
