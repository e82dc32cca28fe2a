/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_userfaultfd, 1 /* USER_MODE_ONLY */));
}
