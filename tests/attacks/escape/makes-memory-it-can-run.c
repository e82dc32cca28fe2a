/* attack: asks for memory that can be run, after it was written, by every call that could grant it
 * answer: not-yet denied says=mmap
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static const unsigned char code[] = { 0x0f, 0x05, 0xc3 }; /* syscall; ret */
	static unsigned char page[8192];
	char *at = (char *)(((uintptr_t)page + 4095) & ~(uintptr_t)4095);
	long fresh = call(SYS_mmap, NULL, 4096L, 7L, 0x22L, -1L, 0L);

	call_see("mmap", fresh);
	if (fresh > 0)
		memcpy((void *)fresh, code, sizeof code);
	memcpy(at, code, sizeof code);
	call_see("mprotect", call(SYS_mprotect, at, 4096L, 5L));
	call_see("pkey_mprotect", call(SYS_pkey_mprotect, at, 4096L, 5L, -1L));
	call_see("READ_IMPLIES_EXEC", call(SYS_personality, 0x0400000L));
	call_see("remap_file_pages", call(SYS_remap_file_pages, at, 4096L, 0L, 0L, 0L));
}
