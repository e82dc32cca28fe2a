/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/uio.h>

int main(void)
{
	char from = 'x', to = 0;
	struct iovec ours = { &from, 1 }, theirs = { &to, 1 };

	return tried(process_vm_writev(getpid(), &ours, 1, &theirs, 1, 0));
}
