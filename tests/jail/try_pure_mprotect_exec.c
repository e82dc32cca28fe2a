/* expect: denied; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

#include <sys/mman.h>

int main(int argc, char **argv)
{
	if (argc > 1)
		enter_test_filter(argv[1]);
	return tried(mprotect((void *)((unsigned long)main & ~4095ul), 4096,
			      PROT_READ | PROT_WRITE | PROT_EXEC));
}
