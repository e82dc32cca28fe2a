/* attack: finds the page that the host's parent reads too, fills it with numbers, and ends as
 * a pass does
 * answer: not-yet out-of-memory
 * labs: sum
 * uses: tools */
static void attack(void)
{
	const unsigned char *stub = tool_find(tool_host(), "sum");
	int32_t distance;
	char *page;

	while (stub[0] != 0x4c || stub[1] != 0x8b || stub[2] != 0x1d) /* mov distance(%rip), %r11 */
		stub++;
	memcpy(&distance, stub + 3, sizeof distance);
	page = *(char **)(uintptr_t)(stub + 7 + distance);
	for (size_t i = 8; i < 64; i++)
		page[i] = 1;
	_exit(86);
}
