/* expect: denied; profile: compile; args: @RW@; unjailed: root */
#include "deed.h"

int main(int argc, char **argv)
{
	char path[4096];
	int result;

	snprintf(path, sizeof path, "%s/hard", argc > 1 ? argv[1] : "");
	result = tried(link("/etc/passwd", path));
	unlink(path);
	return result;
}
