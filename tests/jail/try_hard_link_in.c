/* expect: denied; profile: compile; args: @OWN@ @RW@; unjailed: anyone */
#include "deed.h"

int main(int argc, char **argv)
{
	char path[4096];
	int result;

	if (argc < 3)
		return ODD;
	snprintf(path, sizeof path, "%s/hard", argv[2]);
	result = tried(link(argv[1], path));
	unlink(path);
	return result;
}
