/* attack: asks for descriptors of segments, and for registers of its threads, that kernels went
 * wrong with
 * answer: not-yet denied
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned entry[4] = { 0, 0, 0xfffff, 0x51 };

	call_see("modify_ldt", call(SYS_modify_ldt, 1, entry, sizeof entry));
	call_see("modify_ldt", call(SYS_modify_ldt, 0x11, entry, sizeof entry));
	call_see("ARCH_SET_GS", call(SYS_arch_prctl, 0x1001, 0L));
	call_see("ARCH_SET_CPUID", call(SYS_arch_prctl, 0x1012, 0L));
	call_see("set_thread_area", call(SYS_set_thread_area, entry));
	call_see("rseq", call(SYS_rseq, NULL, 32, 0, 0));
	call_see("membarrier", call(SYS_membarrier, 0, 0, 0));
}
