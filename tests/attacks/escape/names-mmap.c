/* attack: asks for memory that can be run, by the functions for that
 * answer: refused says=uses mmap()
 * labs: sum */
#include <sys/mman.h>

static void attack(void)
{
	void *at = mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE, 0, 0);

	mprotect(at, 4096, PROT_EXEC);
}
