/* attack: gives libc's syscall() an innocent name, by a label for the assembler
 * answer: refused says=syscall()
 * labs: sum */
long add(long number, ...) __asm__("syscall");

static void attack(void)
{
	add(41, 1, 1, 0);
}
