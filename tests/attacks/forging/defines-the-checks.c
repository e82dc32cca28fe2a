/* attack: defines an expectation that holds always, in the hope that the tests will call it
 * answer: refused says=reserved
 * labs: all */
#include <stdint.h>

void hone_expect_i64_at(const char *file, int line, int64_t got, int64_t expected,
			const char *format, ...)
{
	(void)file;
	(void)line;
	(void)got;
	(void)expected;
	(void)format;
}
