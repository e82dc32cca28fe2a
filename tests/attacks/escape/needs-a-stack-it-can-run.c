/* attack: takes the address of a nested function, so that the loader makes every stack one that
 * can
 * be run
 * answer: refused says=code on the stack
 * labs: sum */
static void call(void (*f)(void))
{
	f();
}

static void attack(void)
{
	volatile int outer = 0;
	void inner(void)
	{
		outer++;
	}

	call(inner);
}
