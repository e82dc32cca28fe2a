/* expect: denied; tier1: none; profile: compile */
#include "deed.h"

int main(void)
{
	char path[64];

	for (int i = 0; i < 100000; i++) {
		int fd;

		snprintf(path, sizeof path, "/tmp/%d", i);
		fd = open(path, O_CREAT | O_WRONLY, 0600);
		if (fd < 0)
			return tried(-1);
		close(fd);
	}
	return tried(0);
}
