/* expect: exit 0; profile: both; with: --wall 5000 */
#include "deed.h"

/* Standard input that is never written to has to end, not to block. */
int main(void)
{
	char byte;

	return read(0, &byte, 1) == 0 ? 0 : ODD;
}
