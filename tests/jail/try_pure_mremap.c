/* expect: denied; profile: test-host; args: @FILTERS@/test-pure.bpf; with: --ro @FILTERS@ */
#include "deed.h"

#include <sys/mman.h>

/* What is moved may still be run, where it could not be asked for: code over code. */
int main(int argc, char **argv)
{
	void *from = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	void *to = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (argc > 1)
		enter_test_filter(argv[1]);
	return tried(mremap(from, 4096, 4096, MREMAP_MAYMOVE | MREMAP_FIXED, to) == to ? 0 : -1);
}
