/* expect: denied; profile: both */
#include "deed.h"

#include <sys/mount.h>

int main(void)
{
	return tried(mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND, NULL));
}
