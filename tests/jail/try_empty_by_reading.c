/* expect: denied; profile: both; args: @RO@; unjailed: anyone */
#include "deed.h"

/* O_TRUNC empties without the right to write, where nobody looks. */
int main(int argc, char **argv)
{
	char path[4096];

	snprintf(path, sizeof path, "%s/there", argc > 1 ? argv[1] : "");
	return tried(open(path, O_RDONLY | O_TRUNC));
}
