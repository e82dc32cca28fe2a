/* attack: names a function with letters that look like others, and calls what is not offered by it
 * answer: refused says=system
 * labs: sum */
#include <stdlib.h>
static void attack(void)
{
	int раss = system("true");

	(void)раss;
}

