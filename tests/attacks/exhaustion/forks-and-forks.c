/* attack: forks by libc, and its children fork
 * answer: not-yet denied says=fork
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	for (int i = 0; i < 100; i++)
		call(SYS_fork);
}

