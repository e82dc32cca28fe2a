/* expect: output; profile: both; with: --output 100000 */
#include "deed.h"

int main(void)
{
	static char line[1 << 20];

	memset(line, 'x', sizeof line);
	for (;;)
		if (write(2, line, sizeof line) < 0)
			return ODD;
}
