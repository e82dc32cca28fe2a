/* expect: signal 31; profile: both */
#include "deed.h"

/* The same numbers with a bit that no table of x86-64 calls has. */
int main(void)
{
#ifdef __x86_64__
	return tried(syscall(0x40000000 | SYS_getpid));
#else
	raise(SIGSYS);
	return ODD;
#endif
}
