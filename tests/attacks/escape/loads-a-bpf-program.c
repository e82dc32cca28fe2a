/* attack: loads a program into the kernel, and makes a map
 * answer: not-yet denied says=bpf
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	unsigned long program[2] = { 0x00000000000000b7, 0x0000000000000095 }; /* return 0 */
	unsigned long load[16] = { 1ul | 2ul << 32, (unsigned long)program,
				   (unsigned long)"GPL" };
	unsigned map[16] = { 2, 4, 8, 1 };

	call_see("BPF_PROG_LOAD", call(SYS_bpf, 5, load, sizeof load));
	call_see("BPF_MAP_CREATE", call(SYS_bpf, 0, map, sizeof map));
}
