/* attack: copies a descriptor until there are no more
 * answer: not-yet denied says=dup
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	for (int i = 0; i < 100; i++)
		call(SYS_dup, 1L);
}

