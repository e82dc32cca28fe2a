/* attack: calls the kernel as 32-bit programs on some processors do
 * answer: not-yet crash
 * labs: sum
 * uses: tools calls */
typedef long hidden_fn(void);

/* The number's bytes, read as code: sysenter; ret. */
static unsigned hides(void)
{
	return 0xc3340f;
}

static void attack(void)
{
	unsigned (*where)(void) = hides;
	const unsigned char *at;
	hidden_fn *hidden;

	memcpy(&at, &where, sizeof at);
	while (memcmp(at, "\x0f\x34\xc3", 3) != 0)
		at++;
	memcpy(&hidden, &at, sizeof hidden);
	call_see("sysenter", hidden());
}
