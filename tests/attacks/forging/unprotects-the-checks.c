/* attack: makes the host's code writable, to patch an expectation
 * answer: not-yet denied says=mprotect
 * labs: all
 * uses: tools */
typedef int protect_fn(void *at, size_t size, int protection);

static void attack(void)
{
	void *found = tool_libc("mprotect");
	uintptr_t code = (uintptr_t)tool_find(tool_host(), "hone_expect_i64_at");
	protect_fn *protect;

	memcpy(&protect, &found, sizeof protect);
	if (protect((void *)(code & ~(uintptr_t)4095), 4096, 1 | 2 | 4) == 0)
		*(unsigned char *)code = 0xc3;
}
