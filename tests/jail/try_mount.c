/* expect: denied; profile: both */
#include "deed.h"

#include <sys/mount.h>

int main(void)
{
	return tried(mount("x", "/tmp", "tmpfs", 0, NULL));
}
