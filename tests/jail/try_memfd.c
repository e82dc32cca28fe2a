/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_memfd_create, "x", 0));
}
