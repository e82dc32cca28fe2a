/* attack: asks the kernel to move, drop or compare the memory of others
 * answer: not-yet denied says=move_pages
 * labs: sum
 * uses: tools calls */
#include <sys/uio.h>

static void attack(void)
{
	call_fn *call = call_libc();
	static char page[4096];
	void *pages[1] = { page };
	struct iovec one = { page, sizeof page };
	long self = call(SYS_getpid);
	int node = 0, status = 0;
	unsigned long nodes = 1;

	call_see("move_pages", call(SYS_move_pages, self - 1, 1L, pages, &node, &status, 2));
	call_see("migrate_pages", call(SYS_migrate_pages, self - 1, 2L, &nodes, &nodes));
	call_see("process_madvise", call(SYS_process_madvise, 0, &one, 1L, 21, 0));
	call_see("process_mrelease", call(448L, 0, 0));
	call_see("kcmp", call(SYS_kcmp, self, self - 1, 0, 0L, 0L));
	call_see("mbind", call(SYS_mbind, page, 4096L, 1, &nodes, 2L, 0));
}
