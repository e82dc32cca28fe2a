/* expect: denied; tier1: none; profile: compile; with: --tmp 1024 */
#include "deed.h"

int main(void)
{
	static char block[65536];

	for (int i = 0; i < 1000; i++) {
		char path[64];
		int fd;

		snprintf(path, sizeof path, "/tmp/%d", i);
		fd = open(path, O_CREAT | O_WRONLY, 0600);
		if (fd < 0 || write(fd, block, sizeof block) != (ssize_t)sizeof block)
			return tried(-1);
		close(fd);
	}
	return tried(0);
}
