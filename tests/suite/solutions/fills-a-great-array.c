/* options: --memory-mb 8 --cpu-ms 20000
 * expect: does how=memory code=9 record=none */
#define BAD_do
#include "good.h"

static char great[1u << 30];

int thing_do(void)
{
	for (size_t i = 0; i < sizeof great; i += 4096)
		great[i] = (char)thing_number(1);
	for (size_t i = 0; ; i++) /* until somebody looks */
		great[i % sizeof great]++;
	return 0;
}
