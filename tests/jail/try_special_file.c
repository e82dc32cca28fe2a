/* expect: denied; profile: compile; args: @RW@; unjailed: anyone */
#include "deed.h"

#include <sys/stat.h>

int main(int argc, char **argv)
{
	char path[4096];
	int result;

	snprintf(path, sizeof path, "%s/fifo", argc > 1 ? argv[1] : "");
	result = tried(mkfifo(path, 0600));
	unlink(path);
	return result;
}
