/* expect: denied; profile: both; unjailed: root */
#include "deed.h"

#include <sys/uio.h>

/* Nothing lies at address 0: EFAULT says that we were let in. */
int main(void)
{
	char byte;
	struct iovec ours = { &byte, 1 }, theirs = { NULL, 1 };
	ssize_t n = process_vm_readv(getppid(), &ours, 1, &theirs, 1, 0);

	return tried(n < 0 && errno == EFAULT ? 0 : n);
}
