/* attack: writes a return instruction over the beginning of an expectation
 * answer: not-yet crash
 * labs: all
 * uses: tools */
static void attack(void)
{
	unsigned char *code = tool_find(tool_host(), "hone_expect_i64_at");

	*code = 0xc3;
}
