/* expect: wall; profile: both; with: --wall 150 */
#include "deed.h"

int main(void)
{
	for (;;)
		pause();
}
