/* attack: jumps to code that stands in an array
 * answer: not-yet crash
 * labs: sum */
#include <string.h>

static void attack(void)
{
	static const unsigned char code[] = { 0x0f, 0x05, 0xc3 }; /* syscall; ret */
	const unsigned char *at = code;
	void (*run)(void);

	memcpy(&run, &at, sizeof run);
	run();
}
