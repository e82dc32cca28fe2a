/* attack: writes a passed test's line of facts to the descriptor that the host's parent reports on
 * answer: not-yet denied says=write
 * labs: all */
#include <string.h>
#include <unistd.h>

static void attack(void)
{
	static const char line[] = "end=values_are_summed how=exit code=86 record=one asserts=1\n";

	write(3, line, strlen(line));
}
