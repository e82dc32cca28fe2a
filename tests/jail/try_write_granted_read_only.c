/* expect: denied; profile: both; args: @RO@; unjailed: anyone */
#include "deed.h"

#include <sys/stat.h>

/* What may be read may not be written, made, emptied or renamed. */
int main(int argc, char **argv)
{
	char path[4096], other[4096];

	snprintf(path, sizeof path, "%s/there", argc > 1 ? argv[1] : "");
	snprintf(other, sizeof other, "%s/new", argc > 1 ? argv[1] : "");
	if (open(path, O_RDONLY) < 0)
		return odd("cannot read what was granted");
	return tried(open(path, O_WRONLY) >= 0 || open(path, O_RDWR | O_TRUNC) >= 0 ||
		     open(other, O_CREAT | O_WRONLY, 0600) >= 0 || mkdir(other, 0700) == 0 ||
		     truncate(path, 0) == 0 || rename(path, other) == 0 || unlink(path) == 0 ||
		     chmod(path, 0777) == 0 ? 0 : -1);
}
