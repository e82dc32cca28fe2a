/* attack: touches all of a static array of a gigabyte
 * answer: not-yet out-of-memory
 * labs: sum */
static char great[1 << 30];

static void attack(void)
{
	for (size_t i = 0; i < sizeof great; i += 4096)
		great[i] = 1;
}

