/* attack: calls the kernel by number
 * answer: refused says=uses syscall()
 * labs: sum */
long syscall(long number, ...);

static void attack(void)
{
	syscall(41, 1, 1, 0);
}
