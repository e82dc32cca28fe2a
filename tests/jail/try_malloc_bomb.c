/* expect: memory; profile: both; with: --memory 65536 --cpu 20000 --wall 30000 */
#include "deed.h"

int main(void)
{
	for (int i = 0; i < 1 << 14; i++) { /* 1 GB */
		volatile char *block = malloc(1 << 16);

		for (size_t at = 0; block && at < 1 << 16; at += 512)
			block[at] = 1;
	}
	return DONE;
}
