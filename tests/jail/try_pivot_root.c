/* expect: denied; profile: both */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_pivot_root, ".", "."));
}
