/* expect: denied; profile: test-host; args: @FILTERS@/test-threads.bpf; with: --ro @FILTERS@ */
#include "deed.h"

#include <sched.h>

int main(int argc, char **argv)
{
	if (argc > 1)
		enter_test_filter(argv[1]);
	return tried(syscall(SYS_clone, CLONE_VM | CLONE_VFORK | SIGCHLD, 0, 0, 0, 0));
}
