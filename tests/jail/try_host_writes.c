/* expect: denied; profile: test-host; args: @RW@; unjailed: anyone */
#include "deed.h"

/* A test host only reads, even where it may write. */
int main(int argc, char **argv)
{
	char path[4096];
	int fd;

	snprintf(path, sizeof path, "%s/written", argc > 1 ? argv[1] : "");
	fd = open(path, O_CREAT | O_WRONLY, 0600);
	unlink(path);
	return tried(fd);
}
