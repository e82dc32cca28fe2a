/* attack: calls the tests' own expectations by their names
 * answer: refused says=hone_expect_bool_at
 * labs: all */
#include <stdbool.h>

void hone_expect_bool_at(const char *file, int line, bool got, bool expected, const char *format,
			 ...);

static void attack(void)
{
	hone_expect_bool_at("suite.c", 15, true, true, "nothing");
}
