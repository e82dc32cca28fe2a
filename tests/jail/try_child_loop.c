/* expect: cpu; profile: both; with: --cpu 150 --wall 20000 */
#include "deed.h"

/* The command itself waits; its child works. */
int main(void)
{
	if (start_child() == 0)
		for (volatile unsigned long i = 0;; i++)
			;
	return wait(NULL) > 0 ? DONE : ODD;
}
