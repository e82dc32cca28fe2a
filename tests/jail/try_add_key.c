/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_add_key, "user", "hone", "x", 1, -2 /* the process's */));
}
