/* attack: calls the kernel by an instruction of AddressSanitizer's, whose denials nobody hears of
 * answer: not-yet fail
 * labs: sum
 * uses: tools calls */
typedef long open_fn(const char *path, long flags, long mode, ...);

/* The denial is silent, but it is one: sanitizers open what a test may not, and are refused. */
static void attack(void)
{
	size_t (*inside)(const char *) = strlen; /* the sanitizer's */
	const unsigned char *at = call_bytes((const void *)(uintptr_t)inside, "\x0f\x05\xc3", 3);
	open_fn *hidden;
	long result;

	if (!at)
		return;
	memcpy(&hidden, &at, sizeof hidden);
	result = hidden("/etc/shadow", 0, 0, 1.0, 2.0);
	errno = (int)-result;
	call_see("open", result);
}
