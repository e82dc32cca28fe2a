/* expect: memory; profile: both; with: --memory 65536 --cpu 20000 --wall 30000 */
#include "deed.h"

#include <sys/mman.h>

/* As much as one call can make resident, again and again. */
int main(void)
{
	for (int i = 0; i < 64; i++) /* 1 GB */
		mmap(NULL, 16 << 20, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
	return DONE;
}
