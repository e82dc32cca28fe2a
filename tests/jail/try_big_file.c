/* expect: signal 25; profile: compile; args: @RW@; with: --file 1024 */
#include "deed.h"

int main(int argc, char **argv)
{
	static char block[65536];
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/big", argc > 1 ? argv[1] : "");
	fd = open(path, O_CREAT | O_RDWR, 0600);
	unlink(path);
	for (int i = 0; i < 100; i++)
		if (write(fd, block, sizeof block) < 0)
			return tried(-1);
	return tried(0);
}
