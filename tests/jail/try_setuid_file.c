/* expect: denied; profile: both; unjailed: user; setuid: yes */
#include "deed.h"

/* This very file belongs to root and has the set-uid bit. */
int main(void)
{
	errno = EPERM;
	return tried(geteuid() != getuid() ? 0 : -1);
}
