/* expect: text failed=1 got~xxxxxxxxxx..." */
#define BAD_text
#include "good.h"

const char *thing_text(void)
{
	static char text[5000];

	memset(text, 'x', sizeof text - 1);
	return text;
}
