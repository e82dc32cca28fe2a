/* attack: finds cmocka's assertions as the host has them and makes one for the first test's line,
 * then unwinds out of the test
 * answer: forged forged says=not its own
 * labs: sum
 * uses: tools */
typedef void assert_true_fn(unsigned long long result, const char *expression, const char *file,
			    int line);

static void attack(void)
{
	void *found = tool_find(tool_host(), "__wrap__assert_true");
	assert_true_fn *holds;

	memcpy(&holds, &found, sizeof holds);
	if (holds)
		holds(1, "true", "suite.c", 25);
	tool_leave_test();
}
