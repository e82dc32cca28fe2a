/* expect: denied; profile: both */
#include "deed.h"

#include <sys/mount.h>

int main(void)
{
	return tried(umount2("/tmp", MNT_DETACH));
}
