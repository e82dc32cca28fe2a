/* expect: denied; profile: compile; args: @RW@; with: --file 1024 */
#include "deed.h"

/* A terabyte that takes no room. */
int main(int argc, char **argv)
{
	char path[4096];
	int fd, result;

	signal(SIGXFSZ, SIG_IGN);
	snprintf(path, sizeof path, "%s/sparse", argc > 1 ? argv[1] : "");
	fd = open(path, O_CREAT | O_RDWR, 0600);
	if (fd < 0)
		return odd("cannot make a file");
	result = ftruncate(fd, (off_t)1 << 40);
	unlink(path);
	return tried(result);
}
