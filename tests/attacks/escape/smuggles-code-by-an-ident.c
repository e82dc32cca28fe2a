/* attack: ends the text of an #ident early, and goes on with a function in assembly
 * answer: refused says=#ident
 * labs: sum
 * uses: tools calls */
#ident "x\"\n\t.text\nsmuggled:\n\t.byte 0x0f,0x05,0xc3\n\t.ident \"y"

long smuggled(const char *path, long flags, long mode, ...);

static void attack(void)
{
	long result = smuggled("/etc/shadow", 0, 0, 1.0, 2.0); /* al: the call number of open */

	errno = (int)-result;
	call_see("open", result);
}
