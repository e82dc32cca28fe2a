/* expect: exit 0; profile: both */
#include "deed.h"

/* Children that have ended and are never waited for. */
int main(void)
{
	for (int i = 0; i < 16; i++)
		if (start_child() == 0)
			_exit(0);
	return 0;
}
