/* The part of the suite (suite.c includes it once) that has a test for every expectation. */

/* ---- expectations: one test a kind, each with one number of the solution's ---- */

static void u64(void **state)
{
	(void)state;
	hone_expect_u64((uint64_t)thing_number(7), 7, "the number %d", 7);
}

static void i64(void **state)
{
	(void)state;
	hone_expect_i64(thing_number(-7), -7, "the number");
}

static void ns(void **state)
{
	(void)state;
	hone_did("wait(%d)", 1);
	hone_expect_ns((uint64_t)thing_number(1500000000), 1500000000, "the wait");
	hone_expect_ns(0, 0, "no wait");
}

static void between(void **state)
{
	(void)state;
	hone_expect_between((uint64_t)thing_number(10), 10, 20, "the low end");
	hone_expect_between((uint64_t)thing_number(20), 10, 20, "the high end");
}

static void truth(void **state)
{
	(void)state;
	hone_expect_true(thing_number(1) == 1, "it is one");
	hone_expect_false(thing_number(1) == 2, "it is two");
}

static void text(void **state)
{
	(void)state;
	hone_expect_str(NULL, NULL, "nothing");
	hone_expect_str(thing_text(), "twelve", "the text");
}

static const char *color_name(int value)
{
	static const char *const name[] = { "RED", "GREEN", "BLUE" };

	return value >= 0 && value < 3 ? name[value] : NULL;
}

static void enumerator(void **state)
{
	(void)state;
	hone_expect_enum(thing_number(1), 1, color_name, "the colour");
}

static void own_words(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		hone_fail("a quiet night", "a storm", "the weather of day %d", 3);
}

static void fourteen_lines(void **state)
{
	(void)state;
	hone_did("forgotten");
	hone_story_clear();
	for (int i = 1; i <= 14; i++)
		hone_did("step %d", i);
	hone_expect_i64(thing_number(3), 3, "the number");
}

static void may_vary(void **state)
{
	(void)state;
	for (int64_t i = thing_number(3); i > 0; i--)
		hone_expect_true(true, "step");
}

/* ---- cmocka's own ---- */

static void cm_truth(void **state)
{
	(void)state;
	assert_true(thing_number(1) == 1);
	assert_false(thing_number(1) == 2);
	assert_non_null(thing_text());
	assert_null(thing_number(0) ? thing_text() : NULL);
}

static void cm_numbers(void **state)
{
	int64_t n = thing_number(12);

	(void)state;
	assert_int_equal(n, 12);
	assert_int_not_equal(n, 13);
	assert_in_range(n, 12, 14);
	assert_not_in_range(n, 13, 14);
	assert_ptr_equal(state, state);
	assert_ptr_not_equal(state, &n);
}

static void cm_negative(void **state)
{
	(void)state;
	assert_int_equal(thing_number(-1), -1);
}

static void cm_code(void **state)
{
	(void)state;
	assert_return_code((int)thing_number(0), 0);
}

static void cm_sets(void **state)
{
	static const LargestIntegralType few[] = { 1, 2, 3 }, other[] = { 4, 5 };

	(void)state;
	assert_in_set((LargestIntegralType)thing_number(2), few, 3);
	assert_not_in_set((LargestIntegralType)thing_number(2), other, 2);
}

static void cm_text(void **state)
{
	(void)state;
	assert_string_equal(thing_text(), "twelve");
	assert_string_not_equal(thing_text(), "dozen");
}

static void cm_memory(void **state)
{
	(void)state;
	assert_memory_equal(thing_text(), "twelve", 7);
	assert_memory_not_equal(thing_text(), "dozens", 7);
}

static void cm_float(void **state)
{
	(void)state;
	assert_float_equal((float)thing_number(2) / 4.0f, 0.5f, 0.001f);
	assert_float_not_equal((float)thing_number(2) / 4.0f, 0.6f, 0.001f);
}

static void cm_fail_msg(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		fail_msg("the number is %d off", 4);
}

static int mocked(void)
{
	return mock_type(int);
}

/* A value that a mock should have returned is left over when the solution is wrong. */
static void cm_mock(void **state)
{
	(void)state;
	will_return(mocked, 5);
	if (thing_number(1) == 1)
		assert_int_equal(mocked(), 5);
}

static void cm_skip(void **state)
{
	(void)state;
	if (thing_number(1) != 1)
		skip();
}
