/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

/* The caller holds descriptor 9 and has set SECRET; neither is for us. */
int main(void)
{
	errno = EBADF;
	return tried(getenv("SECRET") || fcntl(9, F_GETFD) >= 0 ? 0 : -1);
}
