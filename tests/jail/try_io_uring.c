/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

int main(void)
{
	char parameters[256] = { 0 };

	return tried(syscall(SYS_io_uring_setup, 4, parameters));
}
