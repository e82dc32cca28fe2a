/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/ioctl.h>

/* The kernel reads 32 bits of the number, a filter compares 64. */
int main(void)
{
	static const unsigned long request[] = { TIOCSTI, TCGETS, TIOCGWINSZ };

	for (size_t i = 0; i < sizeof request / sizeof *request; i++)
		if (syscall(SYS_ioctl, 0, 1ul << 32 | request[i], "x") >= 0 || errno == ENOTTY)
			return tried(0);
	return tried(-1);
}
