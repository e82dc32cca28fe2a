/* attack: asks for the same with bits that the kernel ignores, and filters may not
 * answer: not-yet denied says=ioctl
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();
	static const unsigned long request[] = { 0x5412, 0x541c, 0x5401 /* of hosts */ };

	for (size_t i = 0; i < sizeof request / sizeof *request; i++)
		for (unsigned bit = 32; bit < 64; bit++)
			call_see("ioctl", call(SYS_ioctl, 1, 1ul << bit | request[i], "x"));
}
