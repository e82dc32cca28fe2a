/* attack: defines a function in assembly, of bytes that no reader of the text knows for a call
 * answer: refused says=assembly
 * labs: sum */
__asm__(".globl hidden\nhidden:\n\t.byte 0x0f, 0x05, 0xc3\n");
long hidden(void);

static void attack(void)
{
	hidden();
}
