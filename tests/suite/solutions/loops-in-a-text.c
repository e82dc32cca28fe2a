/* options: --cpu-ms 100
 * expect: does how=cpu record=none loop:HERE loop_in=strlen loop_from:FROM */
#define BAD_do
#include "good.h"

__attribute__((noinline)) static size_t shout(const char *text)
{
	size_t loud = 0;

	for (size_t i = 0; i < strlen(text); i++) /* HERE */
		loud += text[i] == 0x21;
	return loud;
}

int thing_do(void)
{
	static char text[1u << 20];

	memset(text, 'a', sizeof text - 1);
	return (int)shout(text) + 1; /* FROM */
}
