/* attack: calls the kernel by an instruction of its own
 * answer: refused says=assembly
 * labs: all */
static void attack(void)
{
	long result = 41;

	__asm__ volatile("syscall" : "+a"(result) : "D"(1), "S"(1), "d"(0) : "rcx", "r11");
}
