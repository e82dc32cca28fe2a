/* expect: denied; profile: both */
#include "deed.h"

int main(void)
{
	return tried(syscall(SYS_open_by_handle_at, -100, NULL, 0));
}
