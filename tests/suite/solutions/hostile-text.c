/* expect: text failed=1 got="a\nb\x1b[2J\"\\%c3%a9"
 * expect: cm_memory failed=1 what=byte%200%20of%207 expected=116 got=97 */
#define BAD_text
#include "good.h"

const char *thing_text(void)
{
	return "a\nb\033[2J\"\\\303\251";
}
