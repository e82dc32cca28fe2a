/* attack: asks the kernel for memory behind the harness, and touches all of it
 * answer: not-yet out-of-memory
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	for (;;) {
		long at = call(SYS_mmap, 0L, 16L << 20, 3L, 0x22L, -1L, 0L);

		if (at > 0)
			memset((void *)at, 1, 16 << 20);
	}
}

