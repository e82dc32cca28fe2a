/* expect: denied; profile: compile; args: @RW@; unjailed: anyone */
#include "deed.h"

int main(int argc, char **argv)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/link", argc > 1 ? argv[1] : "");
	unlink(path);
	if (symlink("/etc/passwd", path) != 0)
		return odd("cannot make a link");
	fd = open(path, O_RDONLY);
	unlink(path);
	return tried(fd);
}
