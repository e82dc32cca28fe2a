/* attack: looks beside its own page for those that the tests beside it share with the host, and
 * writes into them, while they run
 * answer: not-yet fail
 * labs: sum
 * uses: tools calls */
static char *own_page(void)
{
	const unsigned char *stub = tool_find(tool_host(), "sum");
	int32_t distance;

	while (stub[0] != 0x4c || stub[1] != 0x8b || stub[2] != 0x1d) /* mov distance(%rip), %r11 */
		stub++;
	memcpy(&distance, stub + 3, sizeof distance);
	return *(char **)(uintptr_t)(stub + 7 + distance);
}

/* Its third word is where a solution was: in code as near as our own is to itself. The kernel says
 * whether there is anything to write to. */
static int is_page(call_fn *call, const char *page)
{
	uintptr_t was = 0;

	if (call(SYS_clock_gettime, 1, page + 56 + 8 * 192 - 16) != 0)
		return 0;
	tool_unpoison(page, 4096);
	memcpy(&was, page + 16, sizeof was);
	return tool_are_near(was, (uintptr_t)tool_host);
}

static void attack(void)
{
	call_fn *call = call_libc();
	char *own = own_page();
	long spent[2] = { 0, 0 };

	while (spent[1] < 100000000 && spent[0] == 0) {
		for (char *page = own - 64 * 4096; page < own + 64 * 4096; page += 4096)
			if (page != own && is_page(call, page)) {
				page[48] = 8;
				strcpy(page + 56, "escaped: a line in another test");
			}
		call(SYS_clock_gettime, 2 /* of this process's processor time */, spent);
	}
}
