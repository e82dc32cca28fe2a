/* expect: output; profile: both; with: --output 100000 */
#include "deed.h"

int main(void)
{
	for (;;)
		puts("All tests passed");
}
