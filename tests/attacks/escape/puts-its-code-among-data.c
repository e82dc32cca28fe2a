/* attack: puts an array of instructions where code stands, and runs it
 * answer: refused says=attribute 'section'
 * labs: sum
 * uses: tools calls */
typedef long open_fn(const char *path, long flags, long mode, ...);

__attribute__((section(".text.kept,\"ax\",@progbits#")))
static const unsigned char code[] = { 0x0f, 0x05, 0xc3 }; /* syscall; ret */

static void attack(void)
{
	const unsigned char *at = code;
	open_fn *run;
	long result;

	memcpy(&run, &at, sizeof run);
	result = run("/etc/shadow", 0, 0, 1.0, 2.0); /* al: the call number of open */
	errno = (int)-result;
	call_see("open", result);
}
