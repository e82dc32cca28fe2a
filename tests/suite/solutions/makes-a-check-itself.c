/* Found by its name, as no object check would let it: here only the host looks.
 * expect: does how=exit record=one foreign=1 */
#define BAD_do
#include "good.h"

#include <stdbool.h>

void hone_expect_bool_at(const char *file, int line, bool got, bool expected, const char *format,
			 ...);

int thing_do(void)
{
	hone_expect_bool_at("suite.c", 1, true, true, "a check of its own");
	return 0;
}
