/* expect: signal 31; profile: both; unjailed: maybe */
#include "deed.h"

/* A call of the i386 kind: 20 is getpid there, and writev where the filter looks. */
int main(void)
{
#ifdef __x86_64__
	long result = 20;

	__asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
	return tried(result == getpid() ? 0 : -1);
#else
	raise(SIGSYS); /* there is no such thing here */
	return ODD;
#endif
}
