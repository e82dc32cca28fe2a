/* expect: exit 0; profile: both */
#include "deed.h"

/* A process that always hands on to a child and ends: whoever kills it is a step behind. */
int main(void)
{
	if (start_child() > 0)
		return 0;
	for (int hops = 0; hops < 100000; hops++)
		if (start_child() > 0)
			_exit(0);
	return 0;
}
