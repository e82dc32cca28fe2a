/* attack: calls the kernel by the numbers of the x32 kind of programs
 * answer: not-yet crash says=signal 31
 * labs: sum
 * uses: tools calls */
static void attack(void)
{
	call_fn *call = call_libc();

	call_see("x32", call(0x40000000L | SYS_getpid));
}
