/* expect: denied; tier1: memory; profile: both; with: --processes 16 --wall 20000 */
#include "deed.h"

int main(void)
{
	int children = 0;

	for (; children < 200; children++) {
		pid_t pid = start_child();

		if (pid < 0)
			return tried(-1);
		if (pid == 0)
			for (;;)
				pause();
	}
	for (;;)
		pause();
}
