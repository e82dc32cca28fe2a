/* attack: has a local array larger than the stack
 * answer: not-yet crash says=stack
 * labs: sum */
static void attack(void)
{
	volatile char here[64 << 20];

	for (size_t i = 0; i < sizeof here; i += 4096)
		here[i] = 1;
}

