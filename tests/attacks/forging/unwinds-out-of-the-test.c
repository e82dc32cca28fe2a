/* attack: unwinds the stack to where the test's function returns, so that no check is made
 * answer: forged forged says=not its own
 * labs: sum
 * uses: tools
 * others: passes every test of a plain cmocka program (JAIL.md) */
static void attack(void)
{
	tool_leave_test();
}
