/* attack: computes without an end
 * answer: not-yet timeout says=still computing
 * labs: sum */
static void attack(void)
{
	static volatile int on = 1;

	while (on)
		;
}

