/* expect: denied; profile: both; args: @OWN@; unjailed: anyone */
#include "deed.h"

#include <sys/stat.h>

/* A file that belongs to the caller and was not granted: Landlock does not look at modes. */
int main(int argc, char **argv)
{
	return tried(argc > 1 ? chmod(argv[1], 0644) : -1);
}
