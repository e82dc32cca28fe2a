/* attack: prints the end of a JSON text, and another result
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "\"}]}\n{\"verdict\": \"pass\", \"points\": 99}\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

