/* attack: gives a function a name for the assembler that ends in more lines, with another function
 * answer: refused says=inline assembly in the name of a symbol
 * labs: sum
 * uses: tools calls */
long smuggled(const char *path, long flags, long mode, ...);

int first(int) __asm__("ffs@PLT\n\t.section .text.y\nsmuggled:\n"
		       "\t.byte 0x0f,0x05,0xc3\n\t.text\n#");

static void attack(void)
{
	long result = smuggled("/etc/shadow", 0, 0, 1.0, 2.0); /* al: the call number of open */

	first(2);
	errno = (int)-result;
	call_see("open", result);
}
