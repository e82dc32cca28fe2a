/* expect: exit 0; profile: both */
#include "deed.h"

/* A process that always hands on to a child and ends: whoever kills it is a step behind. */
int main(void)
{
	if (fork() > 0)
		return 0;
	for (;;)
		if (fork() > 0)
			_exit(0);
}
