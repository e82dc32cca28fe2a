/* attack: names a section so that a second line of assembly follows in the name, with a function
 * answer: refused says=attribute 'section'
 * labs: sum
 * uses: tools calls */
long smuggled(const char *path, long flags, long mode, ...);

static int kept __attribute__((used, section(
	".text\nsmuggled:\n\t.byte 0x0f,0x05,0xc3\n\t.section .data.kept"))) = 1;

static void attack(void)
{
	long result = smuggled("/etc/shadow", 0, 0, 1.0, 2.0); /* al: the call number of open */

	errno = (int)-result;
	call_see("open", result);
	(void)kept;
}
