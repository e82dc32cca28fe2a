/* expect: memory; profile: both; with: --memory 65536 --cpu 20000 --wall 30000 */
#include "deed.h"

/* Many processes, none of which has too much. */
int main(void)
{
	for (int i = 0; i < 8; i++)
		if (start_child() == 0) {
			volatile char *block = malloc(20 << 20);

			for (size_t at = 0; at < 20 << 20; at += 512)
				block[at] = 1;
			for (;;)
				pause();
		}
	for (;;)
		pause();
}
