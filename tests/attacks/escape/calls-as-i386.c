/* attack: calls the kernel as a 32-bit program does, where numbers mean something else
 * answer: not-yet crash says=signal 31
 * labs: all
 * uses: tools calls */
typedef long hidden_fn(void);

/* The number's bytes, read as code: int $0x80; ret. */
static unsigned hides(void)
{
	return 0xc380cd;
}

static void attack(void)
{
	unsigned (*where)(void) = hides;
	const unsigned char *at;
	hidden_fn *hidden;

	memcpy(&at, &where, sizeof at);
	while (memcmp(at, "\xcd\x80\xc3", 3) != 0)
		at++;
	memcpy(&hidden, &at, sizeof hidden);
	call_see("int $0x80", hidden());
}
