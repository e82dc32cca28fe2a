/* attack: counts events of the processor and of the kernel
 * answer: not-yet denied says=perf_event_open
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned long what[16] = { 1ul | 128ul << 32 }; /* PERF_TYPE_SOFTWARE */

	call_see("itself", call(SYS_perf_event_open, what, 0, -1, -1, 0L));
	call_see("everybody", call(SYS_perf_event_open, what, -1, 0, -1, 0L));
}
