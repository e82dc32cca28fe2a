/* attack: sets upper bits of call numbers and of arguments that are checked
 * answer: not-yet denied says=socket
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static char page[8192];
	long self = call(SYS_getpid);
	char *at = (char *)(((uintptr_t)page + 4095) & ~(uintptr_t)4095);

	call_see("socket", call(1L << 32 | SYS_socket, 1, 1, 0));
	call_see("socket", call(~0xffffffffL | SYS_socket, 1, 1, 0));
	call_see("write", call(SYS_write, 1L << 32 | 3, "x", 1L));
	call_see("tgkill", call(SYS_tgkill, 1L << 32 | (self - 1), self - 1, 23));
	call_see("mprotect", call(SYS_mprotect, at, 4096L, 1L << 32 | 4));
	call_see("mmap", call(SYS_mmap, NULL, 4096L, 1L << 32 | 4, 0x22L, -1L, 0L));
}
