/* attack: sleeps for an hour, by libc
 * answer: not-yet denied says=sleep
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	long hour[2] = { 3600, 0 };

	call(SYS_nanosleep, hour, 0L);
}

