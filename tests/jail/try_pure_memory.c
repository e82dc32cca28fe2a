/* expect: exit 0; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

#include <sys/mman.h>

int main(int argc, char **argv)
{
	if (argc > 1)
		enter_test_filter(argv[1]);
	return tried(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
		     == MAP_FAILED ? -1 : 0);
}
